"""Headquarters by network, in words."""

from __future__ import annotations

from testdesk.gui.translation import QT_TRANSLATE_NOOP

NETWORK: dict[str, tuple[str, str]] = {
    "network_address_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "This is not an address of headquarters."),
        QT_TRANSLATE_NOOP(
            "Sentences", "It looks like hq.example.cn or https://10.0.0.7:8470, without a path."
        ),
    ),
    "network_address_missing": (
        QT_TRANSLATE_NOOP("Sentences", "No address of headquarters is known."),
        QT_TRANSLATE_NOOP("Sentences", "Give one with --url, or on the handover page."),
    ),
    "network_plain_http": (
        QT_TRANSLATE_NOOP("Sentences", "This address is not encrypted."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Write https, or allow it expressly. The files are sealed either way."
        ),
    ),
    "network_unreachable": (
        QT_TRANSLATE_NOOP("Sentences", "Headquarters cannot be reached now."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Nothing is lost: everything waits here, and a stick works too."
        ),
    ),
    "network_name_unknown": (
        QT_TRANSLATE_NOOP(
            "Sentences", "The name of headquarters' server is not known to the network."
        ),
        QT_TRANSLATE_NOOP("Sentences", "There is no network, or the address is mistyped."),
    ),
    "network_silent": (
        QT_TRANSLATE_NOOP("Sentences", "Headquarters' server says nothing."),
        QT_TRANSLATE_NOOP("Sentences", "It is tried again. Nothing is lost."),
    ),
    "network_cut": (
        QT_TRANSLATE_NOOP("Sentences", "The connection was cut."),
        QT_TRANSLATE_NOOP("Sentences", "It is tried again. Nothing is lost."),
    ),
    "network_truncated": (
        QT_TRANSLATE_NOOP("Sentences", "The connection was cut in the middle of an answer."),
        QT_TRANSLATE_NOOP("Sentences", "It is tried again. Nothing is lost."),
    ),
    "network_damaged": (
        QT_TRANSLATE_NOOP("Sentences", "A file did not come over the network as it was sent."),
        QT_TRANSLATE_NOOP("Sentences", "It is tried again. Nothing is lost."),
    ),
    "network_garbage": (
        QT_TRANSLATE_NOOP("Sentences", "What answers at this address is no web server."),
        QT_TRANSLATE_NOOP("Sentences", "Look at the address and its port."),
    ),
    "network_login_page": (
        QT_TRANSLATE_NOOP(
            "Sentences", "A log-in page of the network answers instead of headquarters."
        ),
        QT_TRANSLATE_NOOP(
            "Sentences", "Log in to this network with a browser, or use another network."
        ),
    ),
    "network_redirected": (
        QT_TRANSLATE_NOOP(
            "Sentences", "The network sends us elsewhere instead of to headquarters."
        ),
        QT_TRANSLATE_NOOP(
            "Sentences", "Log in to this network with a browser, or look at the address."
        ),
    ),
    "network_refused": (
        QT_TRANSLATE_NOOP("Sentences", "Something on the way refuses (status {status})."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "It is not headquarters. Look at the address, or ask who runs this network.",
        ),
    ),
    "network_server_error": (
        QT_TRANSLATE_NOOP("Sentences", "The server is in trouble (status {status})."),
        QT_TRANSLATE_NOOP("Sentences", "It is tried again. Nothing is lost."),
    ),
    "network_busy": (
        QT_TRANSLATE_NOOP("Sentences", "Headquarters is busy and asks us to wait."),
        QT_TRANSLATE_NOOP("Sentences", "It is tried again. Nothing is lost."),
    ),
    "network_too_large": (
        QT_TRANSLATE_NOOP("Sentences", "An answer is far larger than it can be."),
        QT_TRANSLATE_NOOP("Sentences", "It was not taken. Look at the address."),
    ),
    "network_answer_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "Headquarters' answer is not understood."),
        QT_TRANSLATE_NOOP("Sentences", "This program or headquarters' may be too old."),
    ),
    "network_other_city": (
        QT_TRANSLATE_NOOP("Sentences", "This is the headquarters of another city."),
        QT_TRANSLATE_NOOP("Sentences", "Nothing was sent. Look at the address."),
    ),
    "network_station_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "Headquarters does not know this station's key yet."),
        QT_TRANSLATE_NOOP(
            "Sentences", "It learns it from the first batch. If this stays so, call headquarters."
        ),
    ),
    "network_station_revoked": (
        QT_TRANSLATE_NOOP("Sentences", "Headquarters has revoked this station."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Call headquarters. Nothing is lost: everything is kept here."
        ),
    ),
    "network_file_missing": (
        QT_TRANSLATE_NOOP("Sentences", "Headquarters does not have this file any more."),
        QT_TRANSLATE_NOOP("Sentences", "The list is asked for again."),
    ),
    "network_batch_too_large": (
        QT_TRANSLATE_NOOP("Sentences", "The batch is too large for the network."),
        QT_TRANSLATE_NOOP("Sentences", "Export it to a stick."),
    ),
    "network_batch_not_ours": (
        QT_TRANSLATE_NOOP(
            "Sentences", "Headquarters does not take the batch for one of its stations'."
        ),
        QT_TRANSLATE_NOOP(
            "Sentences", "Call headquarters. Nothing is lost: everything is kept here."
        ),
    ),
    "network_certificate": (
        QT_TRANSLATE_NOOP("Sentences", "The server cannot prove that it is headquarters'."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Nothing was sent. Look at the address, and at the date and time of this laptop.",
        ),
    ),
    "network_tls": (
        QT_TRANSLATE_NOOP("Sentences", "No encrypted connection comes about."),
        QT_TRANSLATE_NOOP("Sentences", "Nothing was sent. Look at the address and its port."),
    ),
    "network_proxy_refused": (
        QT_TRANSLATE_NOOP("Sentences", "The proxy of this network lets nothing through."),
        QT_TRANSLATE_NOOP("Sentences", "Ask who runs this network."),
    ),
    "network_proxy_unknown": (
        QT_TRANSLATE_NOOP(
            "Sentences", "This computer is set to a kind of proxy that the desk cannot use."
        ),
        QT_TRANSLATE_NOOP(
            "Sentences", "Set it to an HTTP proxy, or to none for headquarters' address."
        ),
    ),
    "clock_ahead": (
        QT_TRANSLATE_NOOP("Sentences", "The clock of this laptop is {minutes} minutes ahead."),
        QT_TRANSLATE_NOOP("Sentences", "Set the date and time before the day begins."),
    ),
}
