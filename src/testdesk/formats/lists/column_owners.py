"""Finds out which people a column of a list describes: the listed people, or somebody else.

采样人员姓名 may be next to 姓名, and 보호자 성명 before 성명: if such a column were read as the
person's, the sampler or the mother would be listed. Columns that are certainly about others, or
about things, are never read. A role may apply to everybody on the list (医生姓名 in a hospital's
list); it is somebody else's if the names column has another role, or none.
"""

from __future__ import annotations

import re
import unicodedata

from testdesk.domain.search.han import fold_han

_BRACKETS = re.compile(r"[(\[【〔].*?[)\]】〕]")
_IN_BRACKETS = re.compile(r"[(\[【〔](.*?)[)\]】〕]")
# 被采样人 and 受检者 are the listed people themselves.
_OTHER_PEOPLE = fold_han(
    "紧急联系?人?|监护人?|亲属|亲友|家属|子女|担保人?|委托人?|看护人?|护理人|陪护人?|代领人?|家长|父母|父亲|母亲|配偶|爱人|"
    "妻子|丈夫|同住人|同行人|随行人?|介绍人|推荐人|证明人|见证人|法定|(?<![被受])采样人|采样员|采样医|采样护|"
    "(?<![被受])采集人|采集员|(?<![被受])送检人|送检员|(?<![被受应待])登记人|登记员|填表|填报|填写人|报告人|上报人|提交人|创建人|"
    "操作人|操作员|扫码员|录入|审核|复核|核对人|核验人|审批|负责|责任人|经办|经手人|网格|楼长|楼组长|单元长|组长|"
    "队长|班长|班主任|包保|包片|包户|联络员|社工|书记|主任|领队|带队|引导员|接收人|签收|转运|运送|房东|出租人|代办|陪同|"
    "보호자|비상|긴급|담당|등록자|채취자|채취원|검체채취|작성자|기록자|입력자|확인자|접수자|접수인|조사자|조사원|"
    "책임자|인솔자|통장|반장|이장|관리인|관리자|집주인|임대인|소개인|대리인|동거인|동행|부모|아버지|어머니|배우자|"
    "남편|아내|자녀"
    "|guardian|emergency|sampler|sampling|sampledby|collector|collectedby|collecting|registrar|"
    "registeredby|recorder|recordedby|filled|prepared|checked|approved|reviewed|operator|parents?|"
    "father|mother|spouse|husband|wife|landlord|responsible|supervisor|incharge|witness|agent|"
    "nextofkin|referee|escort|companion"
)
_OTHER_THINGS = fold_han(
    "曾用|户籍|籍贯|有效期|签发|发证|是否|照片|复印|关系|单位|工作|学校|日期|时间|楼层|层数|总数|性质|面积|"
    "类型码|国籍|관계|직장|생년|relation|birth|employer|date|issue|expiry|floor"
)
_ABOUT_OTHERS = re.compile(f"{_OTHER_PEOPLE}|{_OTHER_THINGS}")
# Brackets in a header that name somebody else, and nothing more: 电话(家长).
_ONLY_OTHER_PERSON = re.compile(
    rf"(?:{_OTHER_PEOPLE})[人员者]?(?:的|의)?(?:姓名|电话|号码|手机|성명|이름|전화)?"
)
# Role -> the terms for it in headers; "head" is the head of the household.
_ROLE_TERMS = {
    "head": "户主|房主|业主|세대주|householder|household|headof",
    "contact": "联系人|联络人|연락인|연락자|contactperson|contactname",
    "teacher": "教师|老师|교사|선생|teacher",
    "medic": "医生|医师|护士|医护|의사|간호사|doctor|nurse",
    "volunteer": "志愿者|자원봉사|volunteer",
    "tester": "(?<![被受应待])检[测验](?:人员?|员|者)|검사원|testedby",
}
_ROLE_PATTERNS = {role: re.compile(fold_han(pattern)) for role, pattern in _ROLE_TERMS.items()}
_CONTACT_NAME = re.compile(
    "(?:第?[一二12])?(?:联系人|联络人|연락인|연락자|contactperson|contactname)(?:姓名|이름|성명|name)?"
)
_PUNCTUATION = re.compile(r"[\W_]+")


def is_about_others(text: str) -> bool:
    """Whether a column is never about the people on the list: 采样人员姓名, 보호자, 电话(家长)."""
    normalised = _normalised(text)
    if _ABOUT_OTHERS.search(_PUNCTUATION.sub("", _BRACKETS.sub("", normalised))):
        return True
    return any(map(_ONLY_OTHER_PERSON.fullmatch, _IN_BRACKETS.findall(normalised)))


def role_of(text: str) -> str:
    """The role that a column's header states, or empty: 户主电话, 联系人, 医生姓名."""
    normalised = _PUNCTUATION.sub("", _normalised(text))
    return next(
        (role for role, pattern in _ROLE_PATTERNS.items() if pattern.search(normalised)), ""
    )


def holds_contact_name(text: str) -> bool:
    """Whether a column holds a contact's name; then the telephone is the contact's."""
    return _CONTACT_NAME.fullmatch(_PUNCTUATION.sub("", _normalised(text))) is not None


def _normalised(text: str) -> str:
    return fold_han(unicodedata.normalize("NFKC", text).casefold())
