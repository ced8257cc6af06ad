"""Sentences about headquarters as a server, its operators and its stations."""

from __future__ import annotations

from testdesk.messages.catalogue import Counted, translatable

# Code, or code and reason with a dot between -> what happened, and what to do next.
SERVING: dict[str, tuple[str, str]] = {
    "request_not_authentic": (
        translatable("Sentences", "This request is not signed by the station it names."),
        translatable("Sentences", "Send it from the laptop that is this station."),
    ),
    "tls_required": (
        translatable("Sentences", "Names and batches would cross the network unencrypted."),
        translatable(
            "Sentences", "Give --certificate and --key, or --behind-proxy if a proxy handles TLS."
        ),
    ),
    "certificate_unusable": (
        translatable("Sentences", "The certificate or its key cannot be used."),
        translatable("Sentences", "Give both, as PEM files that belong together."),
    ),
    "address_in_use": (
        translatable("Sentences", "Another program already uses this address."),
        translatable("Sentences", "Use another port."),
    ),
    "address_unusable": (
        translatable("Sentences", "This machine has no such address."),
        translatable("Sentences", "Use an address of this machine and a port above 1023."),
    ),
    "postgresql_missing": (
        translatable("Sentences", "PostgreSQL needs a package that is not installed."),
        translatable("Sentences", "Run in testdesk's folder: uv sync --extra hq."),
    ),
    "operator_exists": (
        translatable("Sentences", "There is already an operator with this name."),
        translatable("Sentences", "Use another name, or remove the old one first."),
    ),
    "operator_unknown": (
        translatable("Sentences", "There is no operator with this name."),
        translatable("Sentences", "See: testdesk hq operator list."),
    ),
    "operator_name_invalid": (
        translatable("Sentences", "This cannot be an operator's name."),
        translatable("Sentences", "Use 1 to 64 letters, digits, dots, dashes or underscores."),
    ),
    "password_long": (
        translatable("Sentences", "The password is too long."),
        translatable("Sentences", "Use at most 1,024 letters, digits and signs."),
    ),
    "password_weak": (
        translatable("Sentences", "The new password is too easy to guess."),
        translatable("Sentences", "Use a longer one, such as three unrelated words."),
    ),
    "login_failed": (
        translatable("Sentences", "Name or password is wrong."),
        translatable("Sentences", "Try again; after five failures you have to wait."),
    ),
    "login_waits": (
        translatable("Sentences", "Too many failed attempts."),
        Counted(
            "Sentences",
            "Wait {minutes} minute, then try again.",
            "Wait {minutes} minutes, then try again.",
            count_name="minutes",
        ),
    ),
    "form_expired": (
        translatable("Sentences", "This form has expired."),
        translatable("Sentences", "Open the page again."),
    ),
    "not_permitted": (
        translatable("Sentences", "Your role does not permit this."),
        translatable("Sentences", "Ask a supervisor."),
    ),
    "station_revoked": (
        translatable("Sentences", "Headquarters has revoked this station."),
        translatable(
            "Sentences",
            "Keep the laptop as it is and call headquarters: they can reinstate it (testdesk hq"
            " station reinstate).",
        ),
    ),
    "station_unknown": (
        translatable("Sentences", "No station has this number."),
        translatable("Sentences", "See: testdesk hq station list."),
    ),
    "station_not_revoked": (
        translatable("Sentences", "This station is not revoked."),
        translatable("Sentences", "See: testdesk hq station list."),
    ),
    "station_not_ended": (
        translatable("Sentences", "This station has not ended."),
        translatable("Sentences", "See: testdesk hq station list."),
    ),
    "station_trusted": (
        translatable("Sentences", "This station is already trusted."),
        translatable("Sentences", "See: testdesk hq station list."),
    ),
    "sequence_invalid": (
        translatable("Sentences", "A station's events are numbered from 1."),
        translatable("Sentences", "Give the number of the first event to leave out."),
    ),
    "sequence_invalid.last": (
        translatable("Sentences", "This cannot be the number of a station's last event."),
        translatable(
            "Sentences", "Give --last as the station's salvage reported it, or leave it out."
        ),
    ),
    "station_replaced": (
        translatable("Sentences", "A new laptop already reports under this number."),
        translatable("Sentences", "The old laptop cannot come back; give it a number of its own."),
    ),
}
