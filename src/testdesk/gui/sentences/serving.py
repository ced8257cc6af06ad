"""Headquarters as a server, its operators and its stations, in words."""

from __future__ import annotations

from testdesk.gui.translation import QT_TRANSLATE_NOOP

SERVING: dict[str, tuple[str, str]] = {
    "request_not_authentic": (
        QT_TRANSLATE_NOOP("Sentences", "This request is not signed by the station it names."),
        QT_TRANSLATE_NOOP("Sentences", "Send it from the laptop that is this station."),
    ),
    "tls_required": (
        QT_TRANSLATE_NOOP(
            "Sentences", "Names and batches would pass over the network in the clear."
        ),
        QT_TRANSLATE_NOOP(
            "Sentences", "Give --certificate and --key, or --behind-proxy where a proxy speaks TLS."
        ),
    ),
    "certificate_unusable": (
        QT_TRANSLATE_NOOP("Sentences", "The certificate or its key cannot be used."),
        QT_TRANSLATE_NOOP("Sentences", "Give both, as PEM files that belong together."),
    ),
    "address_in_use": (
        QT_TRANSLATE_NOOP("Sentences", "Another program listens at this address."),
        QT_TRANSLATE_NOOP("Sentences", "Use another port."),
    ),
    "address_unusable": (
        QT_TRANSLATE_NOOP("Sentences", "This machine has no such address."),
        QT_TRANSLATE_NOOP("Sentences", "Use an address of this machine and a port above 1023."),
    ),
    "postgresql_missing": (
        QT_TRANSLATE_NOOP("Sentences", "PostgreSQL needs a package that is not installed."),
        QT_TRANSLATE_NOOP("Sentences", "Run in testdesk's folder: uv sync --extra hq."),
    ),
    "operator_exists": (
        QT_TRANSLATE_NOOP("Sentences", "There is an operator of this name already."),
        QT_TRANSLATE_NOOP("Sentences", "Use another name, or remove the old one first."),
    ),
    "operator_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "There is no operator of this name."),
        QT_TRANSLATE_NOOP("Sentences", "Look at: testdesk hq operator list."),
    ),
    "operator_name_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "This cannot be an operator's name."),
        QT_TRANSLATE_NOOP("Sentences", "Use 1 to 64 letters, digits, dots, dashes or underscores."),
    ),
    "password_short": (
        QT_TRANSLATE_NOOP("Sentences", "The password is too short."),
        QT_TRANSLATE_NOOP("Sentences", "Use at least 10 letters or digits."),
    ),
    "login_failed": (
        QT_TRANSLATE_NOOP("Sentences", "Name or password is wrong."),
        QT_TRANSLATE_NOOP("Sentences", "Try again; after five failures you have to wait."),
    ),
    "login_waits": (
        QT_TRANSLATE_NOOP("Sentences", "Too many failed attempts."),
        QT_TRANSLATE_NOOP("Sentences", "Wait {minutes} minutes, then try again."),
    ),
    "form_expired": (
        QT_TRANSLATE_NOOP("Sentences", "This form is no longer good."),
        QT_TRANSLATE_NOOP("Sentences", "Open the page again."),
    ),
    "not_permitted": (
        QT_TRANSLATE_NOOP("Sentences", "Your role does not permit this."),
        QT_TRANSLATE_NOOP("Sentences", "Ask a supervisor."),
    ),
    "station_revoked": (
        QT_TRANSLATE_NOOP("Sentences", "Headquarters has revoked this station."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Keep the laptop as it is and call headquarters: they can reinstate it (testdesk hq"
            " station reinstate).",
        ),
    ),
    "station_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "No station has this number."),
        QT_TRANSLATE_NOOP("Sentences", "Look at: testdesk hq station list."),
    ),
    "station_not_revoked": (
        QT_TRANSLATE_NOOP("Sentences", "This station is not revoked."),
        QT_TRANSLATE_NOOP("Sentences", "Look at: testdesk hq station list."),
    ),
    "station_not_ended": (
        QT_TRANSLATE_NOOP("Sentences", "This station has not ended."),
        QT_TRANSLATE_NOOP("Sentences", "Look at: testdesk hq station list."),
    ),
    "station_trusted": (
        QT_TRANSLATE_NOOP("Sentences", "This station is trusted already."),
        QT_TRANSLATE_NOOP("Sentences", "Look at: testdesk hq station list."),
    ),
    "sequence_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "A station's events are numbered from 1."),
        QT_TRANSLATE_NOOP("Sentences", "Give the number of the first event that is not to count."),
    ),
    "sequence_invalid.last": (
        QT_TRANSLATE_NOOP("Sentences", "A station's last event has no such number."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Give --last as the desk's salvage names it, or leave it out."
        ),
    ),
    "station_replaced": (
        QT_TRANSLATE_NOOP("Sentences", "A new laptop already reports under this number."),
        QT_TRANSLATE_NOOP(
            "Sentences", "The old laptop cannot come back; give it a number of its own."
        ),
    ),
}
