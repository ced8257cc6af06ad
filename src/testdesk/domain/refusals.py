"""The two families of error that are not bugs, and the classes that a caller catches.

A code that a caller decides on has a class, as `OSError(ENOENT)` is a `FileNotFoundError`: it is
raised by its class, and whoever raises by a code out of a table raises the same class.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self, get_args

from testdesk.domain.error_codes import (
    DETAILS,
    Code,
    DatabaseFaultCode,
    FaultCode,
    NetworkFaultCode,
    ReaderFaultCode,
    RefusalCode,
    StoreFaultCode,
)

DetailValue = str | int | None

_CLASSES: dict[str, type[CodedError]] = {}
_NAMES = {code: frozenset(names.split()) for code, names in DETAILS.items()}


class CodedError(Exception):
    """An error that people are told of by its code: a Refusal or an EnvironmentFault.

    Attributes:
        code: snake_case name; `messages.sentences` holds its sentence in three languages.
        detail: values for the sentence; never personal data.
    """

    family: ClassVar[frozenset[str]] = frozenset()
    own_codes: ClassVar[tuple[Code, ...]] = ()

    def __init_subclass__(cls, codes: tuple[Code, ...] = ()) -> None:
        cls.own_codes = codes
        _CLASSES.update(dict.fromkeys(codes, cls))

    def __new__(  # noqa: D102 - the class documents it; it only picks the code's own
        cls, code: str | None = None, **_detail: DetailValue
    ) -> Self:
        found = _CLASSES.get(code or "", cls)
        return super().__new__(found if issubclass(found, cls) else cls)

    def __init__(self, code: Code | None = None, **detail: DetailValue) -> None:
        """Names the code; of a class that has only one it may be left out.

        Raises:
            ValueError: a bug: the code or the name of a detail is not declared.
        """
        if code is None and len(self.own_codes) == 1:
            code = self.own_codes[0]
        if code is None or code not in (self.own_codes or self.family):
            raise ValueError(f"{type(self).__name__} has no code {code!r}")
        if not detail.keys() <= _NAMES.get(code, frozenset()):
            raise ValueError(f"{code} is not declared with {sorted(detail)}")
        self._carry(code, detail)

    def _carry(self, code: str, detail: Mapping[str, DetailValue]) -> None:
        super().__init__(code)
        self.code = code
        self.detail = dict(detail)

    @classmethod
    def reported(cls, code: str, detail: Mapping[str, DetailValue] | None = None) -> Self:
        """The error that a report or a file names by a code, which may be another version's."""
        error = cls.__new__(cls, code)
        error._carry(code, detail or {})
        return error


class Refusal(CodedError):
    """The input breaks a rule. Nothing was changed. Exit status 1."""

    family = frozenset(get_args(RefusalCode))

    def __init__(self, code: RefusalCode | None = None, **detail: DetailValue) -> None:
        super().__init__(code, **detail)


class EnvironmentFault(CodedError):
    """The world is not as needed: disk full, stick gone, no printer. Exit status 3."""

    family = frozenset(get_args(FaultCode))

    def __init__(self, code: FaultCode | None = None, **detail: DetailValue) -> None:
        super().__init__(code, **detail)


class IdNumberInvalid(Refusal, codes=("id_number_invalid",)):
    """What was typed or read is no resident's ID number."""


class DocumentUnknown(Refusal, codes=("document_unknown",)):
    """What was typed or read is no document's number."""


class DocumentOfAnother(Refusal, codes=("document_of_another",)):
    """The document is on record for another resident."""


class UnknownPerson(Refusal, codes=("unknown_person",)):
    """Nobody on record is meant."""


class PersonTwice(Refusal, codes=("person_twice",)):
    """A walk-in looks like somebody on record; an operator may insist."""


class SampleOfOtherStation(Refusal, codes=("sample_of_other_station",)):
    """The sample was taken at another station, which alone can void it."""


class TubeUnknown(Refusal, codes=("tube_unknown",)):
    """No tube bears this number."""


class PassphraseWorkExcessive(Refusal, codes=("passphrase_work_excessive",)):
    """A passphrase would cost more work than we ever ask for."""


class NotAddressedToUs(Refusal, codes=("not_addressed_to_us",)):
    """Sealed to none of our keys."""


class ChainBroken(Refusal, codes=("chain_broken",)):
    """An event does not follow the one before it."""


class UpdateKnown(Refusal, codes=("update_known",)):
    """The update was applied before."""


class UpdateOutdated(Refusal, codes=("update_outdated",)):
    """A newer update was applied before."""


class StationNotHeard(Refusal, codes=("station_not_heard",)):
    """Headquarters has no event of the station yet, and so not its keys."""


class StationRevoked(Refusal, codes=("station_revoked",)):
    """The station's kit was revoked."""


class LoginWaits(Refusal, codes=("login_waits",)):
    """Too many wrong passwords; the next try has to wait."""


class StoreUnsound(EnvironmentFault, codes=get_args(StoreFaultCode)):
    """The station's file is out of reach, lost, damaged, or not the one it wrote last."""


class StoreDamaged(StoreUnsound, codes=("store_damaged",)):
    """Pages of the station's file are damaged."""


class DatabaseUnsound(EnvironmentFault, codes=get_args(DatabaseFaultCode)):
    """Headquarters' database is out of reach, lost, damaged, or not the one it wrote last."""


class DatabaseDamaged(DatabaseUnsound, codes=("database_damaged",)):
    """Pages of headquarters' database are damaged."""


class DatabaseServerChanged(EnvironmentFault, codes=("database_server_changed",)):
    """Another server answers than the one that had the database, or an earlier state of it."""


class PrinterGaveUp(EnvironmentFault, codes=("printer_gave_up",)):
    """A print job was cancelled or aborted: nothing of it comes out any more."""


class ReaderFault(EnvironmentFault, codes=get_args(ReaderFaultCode)):
    """The ID-card reader does not read; it is asked again until it does."""


class NetworkFault(EnvironmentFault, codes=get_args(NetworkFaultCode)):
    """Headquarters cannot be reached, or its answer is not to be used; a later try may succeed."""


class NetworkStationUnknown(NetworkFault, codes=("network_station_unknown",)):
    """Headquarters does not know this station, or not any more."""


class NetworkFileMissing(NetworkFault, codes=("network_file_missing",)):
    """Headquarters does not have the file any more."""
