"""The two families of errors that are not bugs, and the classes that callers catch.

A code that a caller handles has a class of its own, just as `OSError(ENOENT, text)` is a
`FileNotFoundError`. `Refusal(code)` and `EnvironmentFault(code)` also make an instance of that
class, even if the code is a variable.
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
_DETAIL_NAMES = {code: frozenset(names.split()) for code, names in DETAILS.items()}


class CodedError(Exception):
    """An error that is reported by its code: a Refusal or an EnvironmentFault.

    Attributes:
        code: snake_case name; `messages.sentences` has its sentence in three languages.
        detail: values for the sentence; they never contain personal data.
        all_codes: the codes that this class and its subclasses may have.
        own_codes: the codes for which this class was made; empty for the two families.
    """

    all_codes: ClassVar[frozenset[str]] = frozenset()
    own_codes: ClassVar[tuple[Code, ...]] = ()

    def __init_subclass__(cls, codes: tuple[Code, ...] = ()) -> None:
        cls.own_codes = codes
        _CLASSES.update(dict.fromkeys(codes, cls))

    def __new__(  # noqa: D102 - the class documents it; it only picks the code's class
        cls, code: str | None = None, **_detail: DetailValue
    ) -> Self:
        found = _CLASSES.get(code or "", cls)
        return super().__new__(found if issubclass(found, cls) else cls)

    def __init__(self, code: Code | None = None, **detail: DetailValue) -> None:
        """Sets the code, which may be left out if the class has only one code.

        Raises:
            ValueError: the code or the name of a detail is not declared, which is a bug.
        """
        if code is None and len(self.own_codes) == 1:
            code = self.own_codes[0]
        if code is None or code not in (self.own_codes or self.all_codes):
            raise ValueError(f"{type(self).__name__} has no code {code!r}")
        if not detail.keys() <= _DETAIL_NAMES.get(code, frozenset()):
            raise ValueError(f"{code} is not declared with {sorted(detail)}")
        self._set_detail(code, detail)

    def _set_detail(self, code: str, detail: Mapping[str, DetailValue]) -> None:
        super().__init__(code)
        self.code = code
        self.detail = dict(detail)

    @classmethod
    def from_code(cls, code: str, detail: Mapping[str, DetailValue] | None = None) -> Self:
        """Rebuilds an error from its code in a report or file.

        Another version may have written it, so neither the code nor the details are checked.
        """
        error = cls.__new__(cls, code)
        error._set_detail(code, detail or {})
        return error


class Refusal(CodedError):
    """The input breaks a rule. Nothing was changed. Exit status 1."""

    all_codes = frozenset(get_args(RefusalCode))

    def __init__(self, code: RefusalCode | None = None, **detail: DetailValue) -> None:
        super().__init__(code, **detail)


class EnvironmentFault(CodedError):
    """The environment is faulty: disk full, stick gone, no printer. Exit status 3."""

    all_codes = frozenset(get_args(FaultCode))

    def __init__(self, code: FaultCode | None = None, **detail: DetailValue) -> None:
        super().__init__(code, **detail)


class IdNumberInvalid(Refusal, codes=("id_number_invalid",)):
    """The input is not a resident's ID number."""


class DocumentUnknown(Refusal, codes=("document_unknown",)):
    """The input is not a known document's number."""


class DocumentOfAnother(Refusal, codes=("document_of_another",)):
    """The document is on record for another resident."""


class UnknownPerson(Refusal, codes=("unknown_person",)):
    """No resident on record matches."""


class PersonTwice(Refusal, codes=("person_twice",)):
    """A walk-in resembles a resident on record; the operator may register the walk-in anyway."""


class SampleOfOtherStation(Refusal, codes=("sample_of_other_station",)):
    """The sample was taken at another station, and only that station can void it."""


class TubeUnknown(Refusal, codes=("tube_unknown",)):
    """There is no tube with this number."""


class BadgeNeedsPin(Refusal, codes=("badge_needs_pin",)):
    """A point lead's badge is valid only with the PIN; `operator` is the identity."""


class ConfirmationNeeded(Refusal, codes=("role_not_permitted", "second_person_missing")):
    """Another person can confirm the action, which is then permitted."""


class PassphraseWorkExcessive(Refusal, codes=("passphrase_work_excessive",)):
    """Deriving the passphrase's key would take more work than the program ever uses."""


class PassphraseWeak(Refusal, codes=("passphrase_weak",)):
    """The new passphrase is too easy to guess."""


class NotAddressedToUs(Refusal, codes=("not_addressed_to_us",)):
    """The file is not sealed to any of our keys."""


class ChainBroken(Refusal, codes=("chain_broken",)):
    """An event does not follow the one before it."""


class UpdateKnown(Refusal, codes=("update_known",)):
    """The update was applied before."""


class UpdateOutdated(Refusal, codes=("update_outdated",)):
    """A newer update was applied before."""


class StationNotHeard(Refusal, codes=("station_not_heard",)):
    """Headquarters has no event of the station yet, and so does not have its keys."""


class StationRevoked(Refusal, codes=("station_revoked",)):
    """The station's kit was revoked."""


class RewriteDue(Refusal, codes=("rewrite_due",)):
    """The database has to be rewritten before somebody signs that a round was erased."""


class LoginThrottled(Refusal, codes=("login_waits",)):
    """There were too many wrong passwords, so the next try has to wait."""


class StoreUnsound(EnvironmentFault, codes=get_args(StoreFaultCode)):
    """The station's file is unreachable, lost, damaged, or not the one that was last written."""


class StoreDamaged(StoreUnsound, codes=("store_damaged",)):
    """Pages of the station's file are damaged."""


class DatabaseUnsound(EnvironmentFault, codes=get_args(DatabaseFaultCode)):
    """Headquarters' database is unreachable, lost, damaged, or not the one last written."""


class DatabaseDamaged(DatabaseUnsound, codes=("database_damaged",)):
    """Pages of headquarters' database are damaged."""


class DatabaseServerChanged(EnvironmentFault, codes=("database_server_changed",)):
    """The server is not the previous one, or has an earlier state of the database."""


class PrintJobAborted(EnvironmentFault, codes=("printer_gave_up",)):
    """A print job was cancelled or aborted, and the rest of it will not be printed."""


class ReaderFault(EnvironmentFault, codes=get_args(ReaderFaultCode)):
    """The ID-card reader does not work; it is polled until it does."""


class NetworkFault(EnvironmentFault, codes=get_args(NetworkFaultCode)):
    """Headquarters is unreachable, or its answer is unusable; a later try may succeed."""


class NetworkStationUnknown(NetworkFault, codes=("network_station_unknown",)):
    """Headquarters has no record of this station, or no longer has one."""


class NetworkFileMissing(NetworkFault, codes=("network_file_missing",)):
    """Headquarters no longer has the file."""
