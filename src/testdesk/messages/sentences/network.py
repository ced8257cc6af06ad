"""Sentences about the connection to headquarters over the network, and neighbours' batches."""

from __future__ import annotations

from testdesk.messages.catalogue import Counted, translatable

# Code, or code and reason with a dot between -> what happened, and what to do next.
NEIGHBOURS: dict[str, tuple[str, str]] = {
    "neighbour_not_sealed": (
        translatable(
            "Sentences", "This station cannot open it: the other station did not know of this one."
        ),
        translatable(
            "Sentences",
            "Let the other station read headquarters' update, then export from its first entry.",
        ),
    ),
    "neighbour_unknown": (
        translatable("Sentences", "This station does not know the station that wrote it."),
        translatable(
            "Sentences", "Read that station's first batch, or the next update from headquarters."
        ),
    ),
    "neighbour_revoked": (
        translatable("Sentences", "Headquarters has revoked the laptop that wrote it."),
        translatable("Sentences", "Call headquarters before that station continues."),
    ),
}


# Code, or code and reason with a dot between -> what happened, and what to do next.
NETWORK: dict[str, tuple[str, str]] = {
    "network_address_invalid": (
        translatable("Sentences", "This is not an address of headquarters."),
        translatable(
            "Sentences",
            "It should look like hq.example.cn or https://10.0.0.7:8470, without a path.",
        ),
    ),
    "network_address_missing": (
        translatable("Sentences", "No address of headquarters is known."),
        translatable("Sentences", "Give one with --url, or on the handover page."),
    ),
    "network_plain_http": (
        translatable("Sentences", "This address is not encrypted."),
        translatable(
            "Sentences", "Use https, or explicitly allow http. The files are encrypted either way."
        ),
    ),
    "network_unreachable": (
        translatable("Sentences", "Headquarters cannot be reached now."),
        translatable("Sentences", "Nothing is lost: everything waits here, and a stick works too."),
    ),
    "network_name_unknown": (
        translatable("Sentences", "The name of headquarters' server is not known to the network."),
        translatable("Sentences", "There is no network, or the address is mistyped."),
    ),
    "network_silent": (
        translatable("Sentences", "Headquarters' server does not answer."),
        translatable("Sentences", "It will be tried again. Nothing is lost."),
    ),
    "network_cut": (
        translatable("Sentences", "The connection was cut."),
        translatable("Sentences", "It will be tried again. Nothing is lost."),
    ),
    "network_truncated": (
        translatable("Sentences", "The connection was cut in the middle of an answer."),
        translatable("Sentences", "It will be tried again. Nothing is lost."),
    ),
    "network_damaged": (
        translatable("Sentences", "A file was changed on its way over the network."),
        translatable("Sentences", "It will be tried again. Nothing is lost."),
    ),
    "network_garbage": (
        translatable("Sentences", "What answers at this address is not a web server."),
        translatable("Sentences", "Check the address and its port."),
    ),
    "network_login_page": (
        translatable("Sentences", "A log-in page of the network answered instead of headquarters."),
        translatable("Sentences", "Log in to this network with a browser, or use another network."),
    ),
    "network_redirected": (
        translatable("Sentences", "The network sends us somewhere other than headquarters."),
        translatable("Sentences", "Log in to this network with a browser, or check the address."),
    ),
    "network_refused": (
        translatable(
            "Sentences", "Something between here and headquarters refused (status {status})."
        ),
        translatable(
            "Sentences",
            "It is not headquarters. Check the address, or ask whoever runs this network.",
        ),
    ),
    "network_server_error": (
        translatable("Sentences", "The server has a problem (status {status})."),
        translatable("Sentences", "It will be tried again. Nothing is lost."),
    ),
    "network_busy": (
        translatable("Sentences", "Headquarters is busy and asks us to wait."),
        translatable("Sentences", "It will be tried again. Nothing is lost."),
    ),
    "network_too_large": (
        translatable("Sentences", "An answer is far larger than it should be."),
        translatable("Sentences", "It was not imported. Check the address."),
    ),
    "network_answer_invalid": (
        translatable("Sentences", "Headquarters' answer cannot be understood."),
        translatable("Sentences", "This program or headquarters' may be too old."),
    ),
    "network_other_city": (
        translatable("Sentences", "This is the headquarters of another city."),
        translatable("Sentences", "Nothing was sent. Check the address."),
    ),
    "network_station_unknown": (
        translatable("Sentences", "Headquarters does not know this station's key yet."),
        translatable(
            "Sentences",
            "It will learn the key from the first batch. If this does not change, call "
            "headquarters.",
        ),
    ),
    "network_station_revoked": (
        translatable("Sentences", "Headquarters has revoked this station."),
        translatable("Sentences", "Call headquarters. Nothing is lost: everything is kept here."),
    ),
    "network_file_missing": (
        translatable("Sentences", "Headquarters does not have this file any more."),
        translatable("Sentences", "The list will be asked for again."),
    ),
    "network_batch_too_large": (
        translatable("Sentences", "The batch is too large for the network."),
        translatable("Sentences", "Export it to a stick."),
    ),
    "network_batch_not_ours": (
        translatable(
            "Sentences",
            "Headquarters does not recognise the batch as coming from one of its stations.",
        ),
        translatable("Sentences", "Call headquarters. Nothing is lost: everything is kept here."),
    ),
    "network_certificate": (
        translatable("Sentences", "The server cannot prove that it is headquarters'."),
        translatable(
            "Sentences",
            "Nothing was sent. Check the address, and the date and time of this laptop.",
        ),
    ),
    "network_tls": (
        translatable("Sentences", "No encrypted connection could be made."),
        translatable("Sentences", "Nothing was sent. Check the address and its port."),
    ),
    "network_proxy_refused": (
        translatable("Sentences", "The proxy of this network lets nothing through."),
        translatable("Sentences", "Ask whoever runs this network."),
    ),
    "network_proxy_unknown": (
        translatable(
            "Sentences", "This computer is set to a kind of proxy that the program cannot use."
        ),
        translatable("Sentences", "Set it to an HTTP proxy, or to none for headquarters' address."),
    ),
    "clock_ahead": (
        Counted(
            "Sentences",
            "The clock of this laptop is {minutes} minute ahead.",
            "The clock of this laptop is {minutes} minutes ahead.",
            count_name="minutes",
        ),
        translatable("Sentences", "Set the date and time before the day begins."),
    ),
}
