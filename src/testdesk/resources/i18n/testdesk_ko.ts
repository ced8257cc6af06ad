<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>AddressEntry</name>
    <message>
        <source>Compound</source>
        <translation>단지</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>동</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>라인</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>호</translation>
    </message>
</context>
<context>
    <name>ApplicantDialog</name>
    <message>
        <source>Who fetches the card?</source>
        <translation>누가 대신 받습니까?</translation>
    </message>
    <message>
        <source>Name (may stay empty)</source>
        <translation>이름 (비워 두어도 됨)</translation>
    </message>
    <message>
        <source>How related</source>
        <translation>본인과의 관계</translation>
    </message>
    <message>
        <source>Why on paper</source>
        <translation>종이로 받는 이유</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>확인</translation>
    </message>
</context>
<context>
    <name>BagForm</name>
    <message>
        <source>Bag of the day</source>
        <translation>그날의 몇번째 주머니</translation>
    </message>
    <message>
        <source>Twenty sealed tubes make a bag, in the order of sealing.</source>
        <translation>봉인한 차례로 검체관 20개가 한 주머니입니다.</translation>
    </message>
</context>
<context>
    <name>Batches</name>
    <message>
        <source>not exported yet</source>
        <translation>아직 내보내지 않음</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>이벤트</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>written · read back · delivered · accepted</source>
        <translation>기록 · 확인 · 전달 · 접수</translation>
    </message>
    <message>
        <source>packed for the network, no receipt yet</source>
        <translation>네트워크용으로 준비됨, 아직 수령증 없음</translation>
    </message>
    <message>
        <source>on the stick, no receipt yet</source>
        <translation>USB에 있음, 수령증 없음</translation>
    </message>
    <message>
        <source>headquarters has it</source>
        <translation>지휘부에 전달됨</translation>
    </message>
    <message>
        <source>headquarters accepted it</source>
        <translation>지휘부가 접수함</translation>
    </message>
    <message>
        <source>lost there: export again</source>
        <translation>지휘부 분실, 다시 내보내기</translation>
    </message>
    <message>
        <source>refused: {why}</source>
        <translation>지휘부가 받지 않음: {why}</translation>
    </message>
    <message>
        <source>refused; accepted in another batch</source>
        <translation>받지 않음; 다른 배치로 접수됨</translation>
    </message>
    <message>
        <source>did not arrive: write it again</source>
        <translation>도착 안 함, 다시 쓰기</translation>
    </message>
</context>
<context>
    <name>CalledPanel</name>
    <message>
        <source>Desk {desk}</source>
        <translation>{desk}번 등록대</translation>
    </message>
    <message>
        <source>Nobody is called</source>
        <translation>호출 중인 번호 없음</translation>
    </message>
    <message>
        <source>Called now</source>
        <translation>호출 중</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>다음 호출</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>다시 호출</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>안 옴</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
</context>
<context>
    <name>CameraPanel</name>
    <message>
        <source>A camera that reads codes</source>
        <translation>코드를 읽는 카메라</translation>
    </message>
    <message>
        <source>Hold the code so that it fills half of the picture.</source>
        <translation>코드가 화면의 절반을 차지하도록 들어 주십시오.</translation>
    </message>
    <message>
        <source>This laptop has no camera.</source>
        <translation>이 컴퓨터에는 카메라가 없습니다.</translation>
    </message>
    <message>
        <source>The camera is starting.</source>
        <translation>카메라를 켜고 있습니다.</translation>
    </message>
    <message>
        <source>The camera reads. Show it a code to try.</source>
        <translation>카메라가 읽고 있습니다. 코드를 보여 시험해 보십시오.</translation>
    </message>
</context>
<context>
    <name>CardBatch</name>
    <message>
        <source>Issuing the codes …</source>
        <translation>코드를 발급하는 중 …</translation>
    </message>
    <message>
        <source>Laying out the sheets …</source>
        <translation>용지에 배치하는 중 …</translation>
    </message>
    <message>
        <source>Reading every code back …</source>
        <translation>코드를 하나씩 다시 읽는 중 …</translation>
    </message>
    <message>
        <source>Sending to the printer …</source>
        <translation>프린터로 보내는 중 …</translation>
    </message>
    <message>
        <source>The sheet waits in the printer&apos;s queue …</source>
        <translation>카드 용지가 인쇄 대기열에서 기다리고 있습니다…</translation>
    </message>
    <message>
        <source>Stopped. No cards were finished.</source>
        <translation>중지했습니다. 완성된 카드가 없습니다.</translation>
    </message>
    <message>
        <source>Nobody is left to do.</source>
        <translation>더 만들 사람이 없습니다.</translation>
    </message>
    <message>
        <source>Stopped. {count} cards are done and read back: {where}. Begin again to go on.</source>
        <translation>중지했습니다. 카드 {count}장을 완성하고 확인했습니다: {where}. 다시 시작하면 이어집니다.</translation>
    </message>
    <message>
        <source>{count} cards are done and read back: {where}</source>
        <translation>카드 {count}장을 완성하고 확인했습니다: {where}</translation>
    </message>
    <message>
        <source>{count} left out, no font has a letter of the name: {names}. Write by hand.</source>
        <translation>{count}장은 빠졌습니다. 글꼴에 이름의 글자가 없습니다: {names}. 손으로 쓰십시오.</translation>
    </message>
</context>
<context>
    <name>CardBatchDialog</name>
    <message>
        <source>Cards for many</source>
        <translation>여러 사람의 카드</translation>
    </message>
    <message>
        <source>Only people without a phone code</source>
        <translation>휴대폰 코드가 없는 사람만</translation>
    </message>
    <message>
        <source>Only people without a card on paper</source>
        <translation>종이 카드가 없는 사람만</translation>
    </message>
    <message>
        <source>Make the cards</source>
        <translation>카드 만들기</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>모든 사람</translation>
    </message>
    <message>
        <source>This building</source>
        <translation>이 동</translation>
    </message>
    <message>
        <source>This compound</source>
        <translation>이 단지</translation>
    </message>
    <message>
        <source>{age} and older</source>
        <translation>{age}세 이상</translation>
    </message>
    <message>
        <source>Any age</source>
        <translation>모든 나이</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>{count}명</translation>
    </message>
    <message>
        <source>Nobody is left to do</source>
        <translation>더 만들 사람이 없습니다</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>뒤에서 계속하기</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Going on …</source>
        <translation>진행 중 …</translation>
    </message>
    <message>
        <source>{done} of {total} cards</source>
        <translation>{total}장 중 {done}장</translation>
    </message>
</context>
<context>
    <name>CardIssuing</name>
    <message>
        <source>Nobody is ticked.</source>
        <translation>선택한 사람이 없습니다.</translation>
    </message>
    <message>
        <source>Printing: {people} …</source>
        <translation>인쇄 중: {people}…</translation>
    </message>
    <message>
        <source>Saving: {people} …</source>
        <translation>저장 중: {people}…</translation>
    </message>
    <message>
        <source>In the printer&apos;s queue, and not printed yet: {people}.</source>
        <translation>프린터 대기열에 있고 아직 인쇄되지 않았습니다: {people}.</translation>
    </message>
    <message>
        <source>On record, but not printed: {people}. {why} Enter prints it again.</source>
        <translation>기록되었으나 인쇄되지 않았습니다: {people}. {why} Enter를 누르면 다시 인쇄합니다.</translation>
    </message>
    <message>
        <source>Printed: {people}</source>
        <translation>인쇄됨: {people}</translation>
    </message>
    <message>
        <source>{count} cards printed: {people}</source>
        <translation>카드 {count}장 인쇄됨: {people}</translation>
    </message>
    <message>
        <source>Saved as PDF, not printed: {people}. {file}</source>
        <translation>PDF로 저장, 인쇄 안 됨: {people}. {file}</translation>
    </message>
    <message>
        <source>{count} cards saved as PDF, not printed: {people}. {file}</source>
        <translation>카드 {count}장 PDF로 저장, 인쇄 안 됨: {people}. {file}</translation>
    </message>
    <message>
        <source>same card</source>
        <translation>같은 카드</translation>
    </message>
    <message>
        <source>new card</source>
        <translation>새 카드</translation>
    </message>
    <message>
        <source>{name} {number} ({which})</source>
        <translation>{name} {number}({which})</translation>
    </message>
</context>
<context>
    <name>CardLine</name>
    <message>
        <source>Made up, for training.</source>
        <translation>연습용으로 꾸민 사람입니다.</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Find this person</source>
        <translation>이 사람 찾기</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>새 사람 추가</translation>
    </message>
    <message>
        <source>Tube</source>
        <translation>튜브</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>증명서</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>Correct {name}</source>
        <translation>{name} 정정</translation>
    </message>
    <message>
        <source>Why? Choose a reason: Alt 1, 2 or 3.</source>
        <translation>왜 고칩니까? 이유를 고르세요: Alt 1, 2, 3.</translation>
    </message>
    <message>
        <source>will be emptied</source>
        <translation>비웁니다</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>New</source>
        <translation>고칠 값</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Ctrl Del empties a field.</source>
        <translation>Ctrl Del 칸을 비웁니다.</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>정정 저장</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Bldg</source>
        <translation>동</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>고침</translation>
    </message>
    <message>
        <source>from the new name: check</source>
        <translation>새 이름에 따름, 확인</translation>
    </message>
    <message>
        <source>by the number</source>
        <translation>번호에 따름</translation>
    </message>
</context>
<context>
    <name>CoveragePage</name>
    <message>
        <source>Cards for many</source>
        <translation>여러 사람의 카드</translation>
    </message>
    <message>
        <source>Notice, list, labels</source>
        <translation>알림, 명단, 라벨</translation>
    </message>
    <message>
        <source>Compound</source>
        <translation>단지</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>동</translation>
    </message>
    <message>
        <source>Listed</source>
        <translation>명단</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>채취</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>미채취</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>No address</source>
        <translation>주소 없음</translation>
    </message>
    <message>
        <source>walk-in</source>
        <translation>명단 외</translation>
    </message>
    <message>
        <source>taken off the list</source>
        <translation>명단에서 제외됨</translation>
    </message>
    <message>
        <source>Choose a building</source>
        <translation>동을 고르십시오</translation>
    </message>
    <message>
        <source>{compound} building {building}</source>
        <translation>{compound} {building}동</translation>
    </message>
    <message>
        <source>{done} of {total} cards. {phase}</source>
        <translation>{total}장 중 {done}장. {phase}</translation>
    </message>
    <message>
        <source>Not yet seen: {missing}</source>
        <translation>아직 안 온 사람: {missing}명</translation>
    </message>
    <message>
        <source>Everybody was here</source>
        <translation>모두 채취했습니다</translation>
    </message>
</context>
<context>
    <name>CrashPage</name>
    <message>
        <source>The program made a mistake</source>
        <translation>프로그램에 오류가 났습니다</translation>
    </message>
    <message>
        <source>Everybody who was answered is saved. Look at the last person on the register page and scan that person again if in doubt: nobody is counted twice. If this page comes back, go on with the paper list and call headquarters.</source>
        <translation>결과가 나온 사람은 모두 저장되어 있습니다. 등록 화면의 마지막 사람을 보고, 확실하지 않으면 그 사람을 다시 스캔하십시오. 두 번 세지 않습니다. 이 화면이 또 나오면 종이 명단으로 계속하고 지휘부에 전화하십시오.</translation>
    </message>
    <message>
        <source>Back to the desk</source>
        <translation>등록대로 돌아가기</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>프로그램 닫기</translation>
    </message>
</context>
<context>
    <name>DayDialog</name>
    <message>
        <source>The day is done</source>
        <translation>오늘 일을 마감했습니다</translation>
    </message>
    <message>
        <source>Not done yet</source>
        <translation>아직 마감할 수 없습니다</translation>
    </message>
    <message>
        <source>{people} people, {tubes} tubes. Everything is exported and read back.</source>
        <translation>{people}명, 검체 튜브 {tubes}개. 모두 내보내고 확인했습니다.</translation>
    </message>
    <message>
        <source>Closed at {time}. The next scan begins a new day.</source>
        <translation>{time}에 마감했습니다. 다음 스캔부터 새 하루가 시작됩니다.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>하루 마감</translation>
    </message>
    <message>
        <source>Everything adds up</source>
        <translation>모두 맞습니다</translation>
    </message>
</context>
<context>
    <name>DeviceBox</name>
    <message>
        <source>Off</source>
        <translation>끄기</translation>
    </message>
    <message>
        <source>{device} · not there</source>
        <translation>{device} · 련결되지 않음</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>Keyboard</source>
        <translation>키보드</translation>
    </message>
    <message>
        <source>Serial port</source>
        <translation>직렬 포트</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>카메라</translation>
    </message>
    <message>
        <source>ID-card reader</source>
        <translation>신분증판독기</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>읽을 수 없음</translation>
    </message>
    <message>
        <source>tube</source>
        <translation>튜브</translation>
    </message>
    <message>
        <source>command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>no form that is known</source>
        <translation>알 수 없는 형식</translation>
    </message>
</context>
<context>
    <name>DevicesDialog</name>
    <message>
        <source>Devices</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Last scan · while this is open nobody is registered</source>
        <translation>마지막 스캔 · 이 창이 열려 있는 동안은 등록하지 않음</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>{device}: {scan}</source>
        <translation>{device}: {scan}</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>스캐너</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>카메라</translation>
    </message>
    <message>
        <source>ID-card reader</source>
        <translation>신분증판독기</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Leave without keeping what you typed?</source>
        <translation>입력한 내용을 저장하지 않고 나갈까요?</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>나가기</translation>
    </message>
    <message>
        <source>Keep typing</source>
        <translation>계속 입력</translation>
    </message>
</context>
<context>
    <name>DisplayWindow</name>
    <message>
        <source>Queue display</source>
        <translation>호출 화면</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>ID card</source>
        <translation>신분증</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>여권</translation>
    </message>
    <message>
        <source>HK/Macao permit</source>
        <translation>홍콩·마카오 통행증</translation>
    </message>
    <message>
        <source>Taiwan permit</source>
        <translation>대만 통행증</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>born {day}</source>
        <translation>{day} 출생</translation>
    </message>
    <message>
        <source>Resident ID</source>
        <translation>주민신분증</translation>
    </message>
    <message>
        <source>Household register</source>
        <translation>호구부</translation>
    </message>
    <message>
        <source>Residence permit</source>
        <translation>홍콩·마카오·대만 주민 거주증</translation>
    </message>
    <message>
        <source>Five-star card</source>
        <translation>외국인 영구거류증 (오성카드)</translation>
    </message>
    <message>
        <source>Permanent resident ID</source>
        <translation>외국인 영구거류 신분증</translation>
    </message>
    <message>
        <source>Officer ID</source>
        <translation>군관증</translation>
    </message>
    <message>
        <source>Driving licence</source>
        <translation>운전면허증</translation>
    </message>
    <message>
        <source>Other document</source>
        <translation>기타 증명서</translation>
    </message>
    <message>
        <source>On the card: {said}</source>
        <translation>신분증에 적힌 내용: {said}</translation>
    </message>
    <message>
        <source>Older than 120 years: look at the card again.</source>
        <translation>나이가 120세를 넘습니다. 증명서를 다시 보십시오.</translation>
    </message>
    <message>
        <source>The area of this number is not known.</source>
        <translation>번호의 지역 코드를 알 수 없습니다.</translation>
    </message>
    <message>
        <source>An old number of 15 digits, made 18.</source>
        <translation>15자리 옛 번호를 18자리로 바꾸었습니다.</translation>
    </message>
    <message>
        <source>Passport or permit? Choose above.</source>
        <translation>여권입니까, 통행증입니까? 위에서 고르십시오.</translation>
    </message>
    <message>
        <source>This is {name}, {address}. Enter takes this entry.</source>
        <translation>이미 명단에 있습니다: {name}, {address}. Enter를 누르면 이 사람을 선택합니다.</translation>
    </message>
    <message>
        <source>This is {name}. Enter takes this entry.</source>
        <translation>이미 명단에 있습니다: {name}. Enter를 누르면 이 사람을 선택합니다.</translation>
    </message>
    <message>
        <source>Look at place {first}: {there}</source>
        <translation>{first}번째 자리를 확인하십시오: {there}</translation>
    </message>
    <message>
        <source>Look at places {first} to {last}: {there}</source>
        <translation>{first}~{last}번째 자리를 확인하십시오: {there}</translation>
    </message>
    <message>
        <source>Places {first} to {last}: {name} on the list has {there} there.</source>
        <translation>{first}~{last}번째 자리: 명단의 {name} 님은 {there}입니다.</translation>
    </message>
    <message>
        <source>Place {first}: {name} on the list has {there} there.</source>
        <translation>{first}번째 자리: 명단의 {name} 님은 {there}입니다.</translation>
    </message>
</context>
<context>
    <name>DoorsForm</name>
    <message>
        <source>Without phone numbers</source>
        <translation>전화번호 없이</translation>
    </message>
    <message>
        <source>With masked phone numbers</source>
        <translation>가린 전화번호와 함께</translation>
    </message>
</context>
<context>
    <name>Equation</name>
    <message>
        <source>people</source>
        <translation>등록한 사람</translation>
    </message>
    <message>
        <source>people · clock wrong {count}</source>
        <translation>등록한 사람 · 시계 오류 {count}</translation>
    </message>
    <message>
        <source>places · tubes {tubes}</source>
        <translation>튜브에 든 사람 · 튜브 {tubes}개</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>내보낸 사람</translation>
    </message>
    <message>
        <source>swabs: click to enter</source>
        <translation>면봉: 눌러서 개수 입력</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>세지 않음</translation>
    </message>
    <message>
        <source>swabs, counted by hand</source>
        <translation>면봉 (직접 셈)</translation>
    </message>
    <message>
        <source>differs by {count}</source>
        <translation>{count} 차이</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Up</source>
        <translation>상위 폴더</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>Use this file</source>
        <translation>이 파일 사용</translation>
    </message>
    <message>
        <source>Use this folder</source>
        <translation>이 폴더 사용</translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <source>Making this laptop a station. This takes a moment.</source>
        <translation>이 노트북을 등록대로 설정하는 중입니다. 잠시 기다리십시오.</translation>
    </message>
    <message>
        <source>Make this laptop a station</source>
        <translation>이 노트북을 등록대로 설정</translation>
    </message>
    <message>
        <source>Headquarters gave you a stick with a kit, and told you its passphrase by phone.</source>
        <translation>지휘부에서 준 USB에 키트가 들어 있습니다. 키트의 암호는 지휘부가 전화로 알려 줍니다.</translation>
    </message>
    <message>
        <source>Kit file</source>
        <translation>키트 파일</translation>
    </message>
    <message>
        <source>What you do today</source>
        <translation>오늘 맡은 일</translation>
    </message>
    <message>
        <source>Choose the kit on the stick</source>
        <translation>USB에 있는 키트 고르기</translation>
    </message>
    <message>
        <source>Passphrase of the kit</source>
        <translation>키트의 암호</translation>
    </message>
    <message>
        <source>New passphrase of this desk, 6 letters or more</source>
        <translation>이 등록대의 새 암호, 6자 이상</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>한 번 더 입력</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>담당자 이름</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>입력하십시오.</translation>
    </message>
    <message>
        <source>At least 6 letters or digits.</source>
        <translation>글자나 숫자로 6자 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>두 번 입력한 것이 서로 다릅니다.</translation>
    </message>
    <message>
        <source>Choose the kit file first.</source>
        <translation>먼저 키트 파일을 고르십시오.</translation>
    </message>
</context>
<context>
    <name>FoundList</name>
    <message>
        <source> or </source>
        <translation> 또는 </translation>
    </message>
    <message>
        <source>{count} more: add {what}</source>
        <translation>{count}명 더 있음: {what}도 입력하세요</translation>
    </message>
    <message>
        <source>More than {count} more: add {what}</source>
        <translation>{count}명 넘게 더 있음: {what}도 입력하세요</translation>
    </message>
    <message>
        <source>the name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>the building</source>
        <translation>동 번호</translation>
    </message>
    <message>
        <source>the last four digits of the ID</source>
        <translation>신분증 번호 끝 네 자리</translation>
    </message>
    <message>
        <source>the whole ID number</source>
        <translation>신분증 번호 전체</translation>
    </message>
</context>
<context>
    <name>FoundRow</name>
    <message>
        <source>ID …</source>
        <translation>끝자리&#xa0;</translation>
    </message>
</context>
<context>
    <name>FullTube</name>
    <message>
        <source>The tube is full: count the swabs</source>
        <translation>튜브가 찼습니다. 면봉을 세십시오</translation>
    </message>
    <message>
        <source>Swab the last person first, then count. Put the tube into the rack, then scan the next one.</source>
        <translation>마지막 사람을 채취한 뒤에 세십시오. 튜브를 꽂이에 꽂고 다음 튜브를 스캔하십시오.</translation>
    </message>
</context>
<context>
    <name>HandoverPage</name>
    <message>
        <source>Writing and reading back. Do not pull the stick.</source>
        <translation>기록하고 확인하는 중입니다. USB를 뽑지 마십시오.</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Another folder</source>
        <translation>다른 폴더</translation>
    </message>
    <message>
        <source>Export and read receipts</source>
        <translation>내보내고 수령증 읽기</translation>
    </message>
    <message>
        <source>Bag sheet</source>
        <translation>수송 인계서</translation>
    </message>
    <message>
        <source>Stick lost? Write again</source>
        <translation>USB 분실? 다시 쓰기</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>오늘 마감</translation>
    </message>
    <message>
        <source>From now on cards are signed with the new key {key}.</source>
        <translation>이제부터 카드는 새 열쇠 {key}(으)로 서명됩니다.</translation>
    </message>
    <message>
        <source>Written and read back. Reading receipts.</source>
        <translation>기록하고 확인했습니다. 수령증을 읽는 중입니다.</translation>
    </message>
    <message>
        <source>{files} and {count} more: {why}</source>
        <translation>{files} 외 {count}개: {why}</translation>
    </message>
    <message>
        <source>Other files not taken: {count}.</source>
        <translation>그 밖에 읽지 못한 파일: {count}개.</translation>
    </message>
    <message>
        <source>News from headquarters: {count}.</source>
        <translation>지휘부 업데이트: {count}개.</translation>
    </message>
    <message>
        <source>Lists of who was sampled elsewhere: {count}.</source>
        <translation>다른 곳의 채취자 명단: {count}건.</translation>
    </message>
    <message>
        <source>Batches of other desks: {count}.</source>
        <translation>다른 등록대의 배치: {count}개.</translation>
    </message>
    <message>
        <source>Nothing new to export.</source>
        <translation>새로 내보낼 것이 없습니다.</translation>
    </message>
    <message>
        <source>{events} events exported and read back.</source>
        <translation>{events}건을 내보내고 확인했습니다.</translation>
    </message>
    <message>
        <source>Headquarters refused events {first}–{last}: {why}</source>
        <translation>지휘부가 받지 않음, 이벤트 {first}–{last}: {why}</translation>
    </message>
    <message>
        <source>Other refusals of headquarters: {count}.</source>
        <translation>그 밖에 지휘부가 거부한 것: {count}개.</translation>
    </message>
    <message>
        <source>Receipts read: {count}.</source>
        <translation>수령증 {count}장을 읽었습니다.</translation>
    </message>
    <message>
        <source>Safe to pull.</source>
        <translation>뽑아도&#xa0;됩니다.</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>On a list</source>
        <translation>명단에 있음</translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>새로 적음</translation>
    </message>
    <message>
        <source>Corrected: {about}</source>
        <translation>정정: {about}</translation>
    </message>
    <message>
        <source>{round}: registered, place {position}</source>
        <translation>{round} 등록, {position}번 자리</translation>
    </message>
    <message>
        <source>{round}: taken out of place {position}</source>
        <translation>{round} {position}번 자리에서 뺌</translation>
    </message>
    <message>
        <source>Card {card}</source>
        <translation>카드 {card} 발급</translation>
    </message>
    <message>
        <source>Card {card} void</source>
        <translation>카드 {card} 무효</translation>
    </message>
    <message>
        <source>Card {card} printed</source>
        <translation>카드 {card} 인쇄</translation>
    </message>
    <message>
        <source>Card {card} saved as PDF</source>
        <translation>카드 {card} PDF 저장</translation>
    </message>
    <message>
        <source>Phone code bound</source>
        <translation>휴대폰 코드 연결</translation>
    </message>
    <message>
        <source>Phone code unbound</source>
        <translation>휴대폰 코드 연결 해제</translation>
    </message>
    <message>
        <source>Taken off the list</source>
        <translation>명단에서 제외</translation>
    </message>
    <message>
        <source>Back on the list</source>
        <translation>명단에 다시 올림</translation>
    </message>
    <message>
        <source>headquarters has not answered yet</source>
        <translation>지휘부가 아직 답하지 않음</translation>
    </message>
    <message>
        <source>headquarters decided otherwise</source>
        <translation>지휘부가 달리 정함</translation>
    </message>
    <message>
        <source>clock wrong: between {earliest} and {latest}</source>
        <translation>시계 오류: 실제로는 {earliest} ~ {latest}</translation>
    </message>
    <message>
        <source>clock wrong: after {earliest}</source>
        <translation>시계 오류: 실제로는 {earliest} 이후</translation>
    </message>
    <message>
        <source>clock wrong: before {latest}</source>
        <translation>시계 오류: 실제로는 {latest} 이전</translation>
    </message>
    <message>
        <source>headquarters</source>
        <translation>지휘부</translation>
    </message>
    <message>
        <source>{who}, station {station}</source>
        <translation>{who}, {station}번 등록대</translation>
    </message>
</context>
<context>
    <name>Household</name>
    <message>
        <source>has a card</source>
        <translation>카드 있음</translation>
    </message>
    <message>
        <source>no phone code</source>
        <translation>휴대폰 코드 없음</translation>
    </message>
    <message>
        <source>tested</source>
        <translation>채취함</translation>
    </message>
</context>
<context>
    <name>JustNow</name>
    <message>
        <source>Just now</source>
        <translation>방금</translation>
    </message>
</context>
<context>
    <name>KitDialog</name>
    <message>
        <source>New card keys</source>
        <translation>새 카드열쇠</translation>
    </message>
    <message>
        <source>Passphrase of the kit</source>
        <translation>키트의 암호</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>Headquarters tells you the passphrase by phone.</source>
        <translation>암호는 지휘부가 전화로 알려줍니다.</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>암호를 입력하십시오.</translation>
    </message>
    <message>
        <source>Opening the kit. This takes a moment.</source>
        <translation>키트를 여는 중입니다. 잠시 기다리십시오.</translation>
    </message>
</context>
<context>
    <name>KitOffer</name>
    <message>
        <source>Open the kit</source>
        <translation>키트 열기</translation>
    </message>
    <message>
        <source>A kit on the stick cannot be taken.</source>
        <translation>USB에 적용할수 없는 키트가 있습니다.</translation>
    </message>
    <message>
        <source>New card keys from headquarters are on the stick.</source>
        <translation>USB에 지휘부의 새 카드열쇠가 있습니다.</translation>
    </message>
</context>
<context>
    <name>LabelsForm</name>
    <message>
        <source>First tube number</source>
        <translation>첫 검체관 번호</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>라벨 수</translation>
    </message>
    <message>
        <source>A4 sheets of 65</source>
        <translation>A4 한장에 65개</translation>
    </message>
    <message>
        <source>Label printer 40 × 20 mm</source>
        <translation>라벨프린터 40 × 20 mm</translation>
    </message>
    <message>
        <source>Also numbers that were printed before</source>
        <translation>이미 인쇄한 번호도 인쇄</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>The desk does not answer</source>
        <translation>프로그램이 응답하지 않음</translation>
    </message>
    <message>
        <source>Tube open {count}/{capacity}</source>
        <translation>튜브 열림 {count}/{capacity}</translation>
    </message>
    <message>
        <source>1 person not exported</source>
        <translation>내보내지 않은 사람 1명</translation>
    </message>
    <message>
        <source>{people} people not exported</source>
        <translation>내보내지 않은 사람 {people}명</translation>
    </message>
    <message>
        <source>1 entry not exported</source>
        <translation>내보내지 않은 기록 1건</translation>
    </message>
    <message>
        <source>{events} entries not exported</source>
        <translation>내보내지 않은 기록 {events}건</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>A list is being taken in</source>
        <translation>명단을 가져오는 중</translation>
    </message>
    <message>
        <source>Closing stops the list. Who was taken in by then stays; take the same list again for the rest.</source>
        <translation>닫으면 명단 가져오기가 중지됩니다. 그때까지 가져온 사람은 남습니다. 나머지는 같은 명단을 다시 가져오십시오.</translation>
    </message>
    <message>
        <source>A list is being looked at</source>
        <translation>명단을 살펴보는 중</translation>
    </message>
    <message>
        <source>Closing stops that. Nothing of the list was taken in.</source>
        <translation>닫으면 살펴보기가 중지됩니다. 명단에서 가져온 것은 없습니다.</translation>
    </message>
    <message>
        <source>{facts}: close anyway?</source>
        <translation>{facts}: 그래도 닫을까요?</translation>
    </message>
    <message>
        <source>Everybody who was answered is saved on this laptop, also after closing.</source>
        <translation>등록된 사람은 모두 이 노트북에 저장되어 있으며, 닫아도 사라지지 않습니다.</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>프로그램 닫기</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>닫지 않기</translation>
    </message>
</context>
<context>
    <name>ListDialog</name>
    <message>
        <source>Take in a list</source>
        <translation>명단 가져오기</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>배경에서 계속</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>{new} new, {changed} changed, {unchanged} unchanged</source>
        <translation>새로 {new}명, 바뀜 {changed}명, 그대로 {unchanged}명</translation>
    </message>
    <message>
        <source>Take in {count} people</source>
        <translation>{count}명 가져오기</translation>
    </message>
    <message>
        <source>Nobody to take in</source>
        <translation>가져올 사람이 없음</translation>
    </message>
</context>
<context>
    <name>ListImportController</name>
    <message>
        <source>Take in a list</source>
        <translation>명단 가져오기</translation>
    </message>
    <message>
        <source>Which list?</source>
        <translation>어느 명단입니까?</translation>
    </message>
</context>
<context>
    <name>ListReport</name>
    <message>
        <source>columns that were read</source>
        <translation>읽은 열</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>제외한 행</translation>
    </message>
    <message>
        <source>to be looked at</source>
        <translation>살펴볼 행</translation>
    </message>
    <message>
        <source>not read, or not as it is shown</source>
        <translation>읽지 않았거나 표에 보이는 것과 다른 것</translation>
    </message>
    <message>
        <source>listed in these buildings and not on this list; nobody is taken off</source>
        <translation>이 동들의 명단에는 있고 이 명단에는 없는 사람; 아무도 명단에서 빼지 않습니다</translation>
    </message>
    <message>
        <source>sheet</source>
        <translation>시트</translation>
    </message>
    <message>
        <source>row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>cell</source>
        <translation>셀</translation>
    </message>
    <message>
        <source>column</source>
        <translation>열</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>field</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>where</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>what</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>change</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>resident</source>
        <translation>주민</translation>
    </message>
    <message>
        <source>address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>taken in</source>
        <translation>가져옴</translation>
    </message>
    <message>
        <source>would be taken in</source>
        <translation>가져올 사람</translation>
    </message>
    <message>
        <source>new</source>
        <translation>새로</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>바뀜</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>no longer on it</source>
        <translation>명단에 없음</translation>
    </message>
    <message>
        <source>rows left out</source>
        <translation>제외한 행 수</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>New {count}</source>
        <translation>새로 {count}</translation>
    </message>
    <message>
        <source>Changed {count}</source>
        <translation>바뀜 {count}</translation>
    </message>
    <message>
        <source>Not on it {count}</source>
        <translation>명단에 없음 {count}</translation>
    </message>
    <message>
        <source>Left out {count}</source>
        <translation>제외 {count}</translation>
    </message>
    <message>
        <source>Look at {count}</source>
        <translation>확인할 것 {count}</translation>
    </message>
    <message>
        <source>Not read {count}</source>
        <translation>읽지 않음 {count}</translation>
    </message>
    <message>
        <source>Columns {count}</source>
        <translation>열 {count}</translation>
    </message>
    <message>
        <source>Reading the list</source>
        <translation>명단을 읽는 중</translation>
    </message>
    <message>
        <source>Comparing it with this desk</source>
        <translation>이 등록대와 비교하는 중</translation>
    </message>
    <message>
        <source>Taking it in</source>
        <translation>가져오는 중</translation>
    </message>
    <message>
        <source>{step}: {done} of {total}</source>
        <translation>{step}: {done} / {total}</translation>
    </message>
    <message>
        <source>Taken in: {new} new, {changed} changed. Rows left out: {bad}.</source>
        <translation>가져왔습니다: 새로 {new}명, 바뀜 {changed}명. 제외한 행 {bad}개.</translation>
    </message>
</context>
<context>
    <name>More</name>
    <message>
        <source>There is no good card. Enter on the page makes one.</source>
        <translation>유효한 카드가 없습니다. 화면에서 Enter로 만듭니다.</translation>
    </message>
    <message>
        <source>Worn or unreadable. Card {number} becomes void.</source>
        <translation>낡아서 읽을 수 없음. 새 카드가 나오면 카드 {number}은(는) 무효입니다.</translation>
    </message>
    <message>
        <source>Lost, or in the wrong hands. Scanning it will say: do not sample.</source>
        <translation>잃어버렸거나 다른 사람에게 감. 이 카드를 찍으면 “채취하지 마세요”라고 나옵니다.</translation>
    </message>
    <message>
        <source>The next scan of it asks whose it is.</source>
        <translation>다음에 찍으면 누구 것인지 묻습니다.</translation>
    </message>
    <message>
        <source>A new card</source>
        <translation>새 카드로 바꾸기</translation>
    </message>
    <message>
        <source>Void card {number}</source>
        <translation>카드 {number} 무효로 하기</translation>
    </message>
    <message>
        <source>There is no good card.</source>
        <translation>유효한 카드가 없습니다.</translation>
    </message>
    <message>
        <source>Unbind the phone code</source>
        <translation>휴대폰 코드 연결 해제</translation>
    </message>
    <message>
        <source>No phone code is bound.</source>
        <translation>연결된 휴대폰 코드가 없습니다.</translation>
    </message>
    <message>
        <source>The whole record</source>
        <translation>전체 기록 보기</translation>
    </message>
    <message>
        <source>Everything that was done, by whom and where.</source>
        <translation>있었던 모든 일, 누가 어디에서 했는지.</translation>
    </message>
    <message>
        <source>Take out of the tube</source>
        <translation>튜브에서 빼기</translation>
    </message>
    <message>
        <source>Not registered in this round.</source>
        <translation>이번 차수에 등록되지 않았습니다.</translation>
    </message>
    <message>
        <source>Tube {tube}, place {place}</source>
        <translation>튜브 {tube} {place}번 자리</translation>
    </message>
    <message>
        <source>only at station {station}</source>
        <translation>{station}번 등록대에서만</translation>
    </message>
</context>
<context>
    <name>MoreController</name>
    <message>
        <source>A new card for {name}: why?</source>
        <translation>{name}에게 새 카드: 이유는?</translation>
    </message>
    <message>
        <source>Void the card of {name}: why?</source>
        <translation>{name}의 카드를 무효로: 이유는?</translation>
    </message>
    <message>
        <source>Take {name} out of the tube: why?</source>
        <translation>{name}을(를) 튜브에서 뺌: 이유는?</translation>
    </message>
    <message>
        <source>Unbind the phone code of {name}: why?</source>
        <translation>{name}의 휴대폰 코드 연결 해제: 이유는?</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>Card {number} of {name} is void.</source>
        <translation>{name}의 카드 {number}은(는) 무효입니다.</translation>
    </message>
    <message>
        <source>{name} is taken out of the tube.</source>
        <translation>{name}을(를) 튜브에서 뺐습니다.</translation>
    </message>
    <message>
        <source>The phone code of {name} is unbound.</source>
        <translation>{name}의 휴대폰 코드 연결을 해제했습니다.</translation>
    </message>
</context>
<context>
    <name>MoreDialog</name>
    <message>
        <source>Each asks for a reason and goes into the record.</source>
        <translation>모두 이유를 묻고, 이 사람의 기록에 남습니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>No address of headquarters. Files go by stick.</source>
        <translation>지휘부 주소가 없습니다. 파일은 USB로 보냅니다.</translation>
    </message>
    <message>
        <source>Sent at {time}, waiting for the receipt.</source>
        <translation>{time}에 보냈고, 수령증을 기다립니다.</translation>
    </message>
    <message>
        <source>Asking headquarters.</source>
        <translation>지휘부에 연결하고 있습니다.</translation>
    </message>
    <message>
        <source>Everything delivered and confirmed at {time}.</source>
        <translation>모두 전달되어 {time}에 확인되었습니다.</translation>
    </message>
    <message>
        <source>Headquarters reached at {time}; not everything is accepted.</source>
        <translation>{time}에 지휘부에 연결됨. 아직 모두 접수되지는 않았습니다.</translation>
    </message>
    <message>
        <source>Not asked yet.</source>
        <translation>아직 연결하지 않았습니다.</translation>
    </message>
    <message>
        <source>Trying again.</source>
        <translation>다시 시도하고 있습니다.</translation>
    </message>
    <message>
        <source>Next try in less than a minute.</source>
        <translation>1분 안에 다시 시도합니다.</translation>
    </message>
    <message>
        <source>Next try in {minutes} min.</source>
        <translation>{minutes}분 뒤에 다시 시도합니다.</translation>
    </message>
    <message>
        <source>This laptop&apos;s clock is {minutes} min behind headquarters&apos;.</source>
        <translation>이 노트북의 시계가 지휘부보다 {minutes}분 느립니다.</translation>
    </message>
    <message>
        <source>This laptop&apos;s clock is {minutes} min ahead of headquarters&apos;.</source>
        <translation>이 노트북의 시계가 지휘부보다 {minutes}분 빠릅니다.</translation>
    </message>
</context>
<context>
    <name>NetworkDialog</name>
    <message>
        <source>Headquarters by network</source>
        <translation>네트워크로 지휘부에 연결</translation>
    </message>
    <message>
        <source>Address, as headquarters told it</source>
        <translation>지휘부가 알려 준 주소</translation>
    </message>
    <message>
        <source>Allow without encryption (http)</source>
        <translation>암호화 없이 허용(http)</translation>
    </message>
    <message>
        <source>Files are sealed and signed in any case; a stick works as ever. Leave it empty to use sticks alone.</source>
        <translation>파일은 어느 경우든 봉인되고 서명됩니다. USB도 그대로 쓸 수 있습니다. 비워 두면 USB만 씁니다.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>저장</translation>
    </message>
</context>
<context>
    <name>NetworkRow</name>
    <message>
        <source>Try now</source>
        <translation>지금 시도</translation>
    </message>
    <message>
        <source>Network address</source>
        <translation>네트워크 주소</translation>
    </message>
</context>
<context>
    <name>Newcomer</name>
    <message>
        <source>Nobody found. F6 writes a new person down.</source>
        <translation>찾지 못했습니다. F6을 누르면 새 사람을 추가합니다.</translation>
    </message>
    <message>
        <source>Nobody on the list has this number. F6 writes the person down.</source>
        <translation>명단에 이 번호가 없습니다. F6을 누르면 이 사람을 추가합니다.</translation>
    </message>
</context>
<context>
    <name>NoticeForm</name>
    <message>
        <source>Day</source>
        <translation>날자</translation>
    </message>
    <message>
        <source>From</source>
        <translation>부터</translation>
    </message>
    <message>
        <source>To</source>
        <translation>까지</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>장소</translation>
    </message>
</context>
<context>
    <name>NumberEntry</name>
    <message>
        <source>Document number</source>
        <translation>증명서 번호</translation>
    </message>
    <message>
        <source>Take that number</source>
        <translation>그 번호 쓰기</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Card</source>
        <translation>카드</translation>
    </message>
    <message>
        <source>Sheet of cards</source>
        <translation>카드 여러 장 (A4)</translation>
    </message>
    <message>
        <source>Slip 58 mm</source>
        <translation>58 mm 용지</translation>
    </message>
    <message>
        <source>Slip 80 mm</source>
        <translation>80 mm 용지</translation>
    </message>
</context>
<context>
    <name>PapersController</name>
    <message>
        <source>So the card will look</source>
        <translation>카드 미리보기</translation>
    </message>
</context>
<context>
    <name>PapersDialog</name>
    <message>
        <source>Papers</source>
        <translation>문서 인쇄</translation>
    </message>
    <message>
        <source>Chinese first</source>
        <translation>중국어 먼저</translation>
    </message>
    <message>
        <source>Korean first</source>
        <translation>조선어 먼저</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>동</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>미리보기</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Door notice</source>
        <translation>동 알림</translation>
    </message>
    <message>
        <source>Doors to knock at</source>
        <translation>가구방문 명단</translation>
    </message>
    <message>
        <source>Tube labels</source>
        <translation>검체관 라벨</translation>
    </message>
    <message>
        <source>Bag sheet</source>
        <translation>수송 인계서</translation>
    </message>
</context>
<context>
    <name>Person</name>
    <message>
        <source>building {building}</source>
        <translation>{building}동</translation>
    </message>
    <message>
        <source>unit {unit}</source>
        <translation>{unit}라인</translation>
    </message>
    <message>
        <source>room {room}</source>
        <translation>{room}호</translation>
    </message>
    <message>
        <source>female</source>
        <translation>여</translation>
    </message>
    <message>
        <source>male</source>
        <translation>남</translation>
    </message>
    <message>
        <source>age {years}</source>
        <translation>{years}세</translation>
    </message>
    <message>
        <source>proxy code</source>
        <translation>대리발급 코드</translation>
    </message>
    <message>
        <source>ID document</source>
        <translation>신분증</translation>
    </message>
    <message>
        <source>phone code</source>
        <translation>휴대폰 코드</translation>
    </message>
    <message>
        <source>card number</source>
        <translation>카드 번호</translation>
    </message>
    <message>
        <source>Not on the list</source>
        <translation>명단에 없음</translation>
    </message>
    <message>
        <source>clock wrong</source>
        <translation>시계 오류</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>오늘 {time}</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>어제 {time}</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>For whom</source>
        <translation>누구의 카드</translation>
    </message>
    <message>
        <source>Type a few letters, or scan the ID card. Then Enter prints the card.</source>
        <translation>이름 몇 글자를 입력하거나 신분증을 스캔한 뒤 Enter를 누르면 카드가 인쇄됩니다.</translation>
    </message>
    <message>
        <source>Same household, fetch together (Ctrl 1, 2 …)</source>
        <translation>같은 세대, 함께 받기 (Ctrl 1, 2…)</translation>
    </message>
    <message>
        <source>Print proxy code</source>
        <translation>대리발급 코드 인쇄</translation>
    </message>
    <message>
        <source>Card {number}, good until {day}</source>
        <translation>카드 {number}, {day}까지 유효</translation>
    </message>
    <message>
        <source>Save {count} cards as PDF</source>
        <translation>카드 {count}장 PDF로 저장</translation>
    </message>
    <message>
        <source>Print {count} cards</source>
        <translation>카드 {count}장 인쇄</translation>
    </message>
    <message>
        <source>Save this card again</source>
        <translation>이 카드 다시 저장</translation>
    </message>
    <message>
        <source>Print this card again</source>
        <translation>이 카드 다시 인쇄</translation>
    </message>
    <message>
        <source>Save card as PDF</source>
        <translation>카드를 PDF로 저장</translation>
    </message>
    <message>
        <source>Print and register</source>
        <translation>인쇄하고 등록</translation>
    </message>
    <message>
        <source>Save and register</source>
        <translation>저장하고 등록</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>등록</translation>
    </message>
    <message>
        <source>Correct …</source>
        <translation>정정…</translation>
    </message>
    <message>
        <source>More …</source>
        <translation>더 보기…</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Print</source>
        <translation>인쇄</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>앞쪽</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>다음쪽</translation>
    </message>
    <message>
        <source>{page} of {pages}</source>
        <translation>{page} / {pages} 쪽</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Print on what?</source>
        <translation>어디에 인쇄합니까?</translation>
    </message>
    <message>
        <source>PDF file</source>
        <translation>PDF 파일</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>영수증 프린터</translation>
    </message>
    <message>
        <source>Its address: 192.168.1.50, or escpos-serial:///dev/ttyUSB0</source>
        <translation>프린터 주소: 192.168.1.50 또는 escpos-serial:///dev/ttyUSB0</translation>
    </message>
    <message>
        <source>Another folder</source>
        <translation>다른 폴더</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>용지</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>프린터</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Print a test slip</source>
        <translation>견본 인쇄</translation>
    </message>
    <message>
        <source>Folder for PDF files</source>
        <translation>PDF를 저장할 폴더</translation>
    </message>
</context>
<context>
    <name>PrinterTrial</name>
    <message>
        <source>Printing a test slip …</source>
        <translation>견본을 인쇄하는 중 …</translation>
    </message>
    <message>
        <source>Test slip printed. Scan it: it must be refused.</source>
        <translation>견본을 인쇄했습니다. 스캔해 보십시오. 거부되여야 합니다.</translation>
    </message>
</context>
<context>
    <name>PrintsController</name>
    <message>
        <source>{count} not printed</source>
        <translation>인쇄 안 됨 {count}장</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>인쇄 기록</translation>
    </message>
</context>
<context>
    <name>PrintsDialog</name>
    <message>
        <source>Cards and their paper</source>
        <translation>카드 인쇄 상황</translation>
    </message>
    <message>
        <source>Not printed yet</source>
        <translation>아직 인쇄 안 됨</translation>
    </message>
    <message>
        <source>Saved as PDF</source>
        <translation>PDF로 저장됨</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Print this card</source>
        <translation>이 카드 인쇄</translation>
    </message>
    <message>
        <source>Print all</source>
        <translation>모두 인쇄</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>카드</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>발급일</translation>
    </message>
    <message>
        <source>with the printer</source>
        <translation>프린터에 보냄</translation>
    </message>
    <message>
        <source>No card waits in a file.</source>
        <translation>파일에만 있는 카드가 없습니다.</translation>
    </message>
    <message>
        <source>No card waits.</source>
        <translation>기다리는 카드가 없습니다.</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>누가</translation>
    </message>
    <message>
        <source>Nothing printed or saved today.</source>
        <translation>오늘 인쇄하거나 저장한 것이 없습니다.</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>saved again, no. {count}</source>
        <translation>다시 저장, {count}번째</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>인쇄</translation>
    </message>
    <message>
        <source>printed again, no. {count}</source>
        <translation>다시 인쇄, {count}번째</translation>
    </message>
    <message>
        <source>When</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>차례</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>용지</translation>
    </message>
</context>
<context>
    <name>ProxyChoices</name>
    <message>
        <source>PDF file</source>
        <translation>PDF 파일</translation>
    </message>
    <message>
        <source>Fetched by {name}</source>
        <translation>대신 받는 사람 {name}</translation>
    </message>
    <message>
        <source>Fetched by …</source>
        <translation>대신 받는 사람 …</translation>
    </message>
</context>
<context>
    <name>ProxyPage</name>
    <message>
        <source>name · pinyin · initials · ID tail · phone · door</source>
        <translation>이름 · 병음 · 초성 · 번호 끝자리 · 전화 · 주소</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>새 사람 추가</translation>
    </message>
    <message>
        <source>Corrected: {name}</source>
        <translation>정정됨: {name}</translation>
    </message>
</context>
<context>
    <name>QuarantineList</name>
    <message>
        <source>Refused by headquarters: events {first}–{last} · people {people} · {since}</source>
        <translation>지휘부가 받지 않음: 이벤트 {first}–{last} · {people}명 · {since}</translation>
    </message>
    <message>
        <source>Written again; not answered yet.</source>
        <translation>다시 기록했으며 아직 응답이 없습니다.</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>no forecast yet</source>
        <translation>예상 시간 없음</translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation>약 {minutes}분</translation>
    </message>
    <message>
        <source>to desk {desk}</source>
        <translation>{desk}번 등록대로</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Did not come: press to call again</source>
        <translation>오지 않은 번호: 누르면 다시 호출</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>대기표 발급</translation>
    </message>
    <message>
        <source>Priority ticket</source>
        <translation>우선 대기표 발급</translation>
    </message>
    <message>
        <source>Given out: {label}</source>
        <translation>발급한 대기표: {label}</translation>
    </message>
    <message>
        <source>Close display</source>
        <translation>호출 화면 닫기</translation>
    </message>
    <message>
        <source>Open display</source>
        <translation>호출 화면 열기</translation>
    </message>
</context>
<context>
    <name>ReaderPanel</name>
    <message>
        <source>ID-card reader</source>
        <translation>신분증판독기</translation>
    </message>
    <message>
        <source>Address of the reader&apos;s program on this laptop</source>
        <translation>이 노트북에 있는 판독기프로그램의 주소</translation>
    </message>
    <message>
        <source>Lay a card on the reader</source>
        <translation>신분증을 판독기에 올려놓기</translation>
    </message>
    <message>
        <source>Read: {kind}, ending in {tail}.</source>
        <translation>읽은것: {kind}, 끝번호 {tail}.</translation>
    </message>
    <message>
        <source>For training only: the people on these cards are made up.</source>
        <translation>연습용입니다. 이 신분증의 사람들은 꾸민 사람들입니다.</translation>
    </message>
    <message>
        <source>Ready. Lay a card on it to try it; nobody is registered here.</source>
        <translation>준비되었습니다. 신분증을 올려놓아 시험해 보십시오. 여기서는 아무도 등록되지 않습니다.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Reader&apos;s program</source>
        <translation>판독기프로그램</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>연습</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>No smartphone</source>
        <translation>스마트폰 없음</translation>
    </message>
    <message>
        <source>Phone broken</source>
        <translation>휴대폰 고장</translation>
    </message>
    <message>
        <source>A child</source>
        <translation>어린이</translation>
    </message>
    <message>
        <source>Cannot walk</source>
        <translation>거동 불편</translation>
    </message>
    <message>
        <source>Card lost</source>
        <translation>카드 분실</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>다른 이유</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Hangul</source>
        <translation>한글</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>증명서 종류</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>증명서</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>생년월일</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>성별</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>전화</translation>
    </message>
    <message>
        <source>Compound</source>
        <translation>단지</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>동</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>라인</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>호</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>비고</translation>
    </message>
    <message>
        <source>Colour of the code</source>
        <translation>코드 색</translation>
    </message>
</context>
<context>
    <name>RecordDialog</name>
    <message>
        <source>When</source>
        <translation>언제</translation>
    </message>
    <message>
        <source>What</source>
        <translation>무엇</translation>
    </message>
    <message>
        <source>About</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>누가</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>Relation</name>
    <message>
        <source>Child</source>
        <translation>자녀</translation>
    </message>
    <message>
        <source>Spouse</source>
        <translation>배우자</translation>
    </message>
    <message>
        <source>Relative</source>
        <translation>친척</translation>
    </message>
    <message>
        <source>Neighbour</source>
        <translation>이웃</translation>
    </message>
    <message>
        <source>Community worker</source>
        <translation>사회구역 직원</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>기타</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Registrar</source>
        <translation>등록원</translation>
    </message>
    <message>
        <source>Proxy clerk</source>
        <translation>대리발급 담당</translation>
    </message>
    <message>
        <source>Queue guide</source>
        <translation>안내원</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>채취원</translation>
    </message>
    <message>
        <source>Point lead</source>
        <translation>현장 책임자</translation>
    </message>
</context>
<context>
    <name>ScanField</name>
    <message>
        <source>Ready to scan</source>
        <translation>스캔 가능</translation>
    </message>
</context>
<context>
    <name>ScannerPanel</name>
    <message>
        <source>A scanner that types like a keyboard always works. Nothing is to be set.</source>
        <translation>키보드 방식 스캐너는 언제나 쓸수 있습니다. 설정할것이 없습니다.</translation>
    </message>
    <message>
        <source>A scanner on a serial port (USB-COM)</source>
        <translation>직렬 포트(USB-COM) 스캐너</translation>
    </message>
    <message>
        <source>Set it to send Enter (CR) after each code; a USB cable ignores the pace.</source>
        <translation>코드마다 끝에 Enter(CR)를 보내도록 스캐너를 설정하십시오. USB 선에서는 속도가 상관없습니다.</translation>
    </message>
    <message>
        <source>Open. Scan something to try it.</source>
        <translation>열렸습니다. 코드를 하나 스캔하여 보십시오.</translation>
    </message>
</context>
<context>
    <name>ScreenDialog</name>
    <message>
        <source>Screen</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색</translation>
    </message>
    <message>
        <source>A verdict stays</source>
        <translation>결과 표시 시간</translation>
    </message>
    <message>
        <source>Screen for those who wait</source>
        <translation>기다리는 사람이 보는 호출 화면</translation>
    </message>
    <message>
        <source>Open the waiting screen</source>
        <translation>호출 화면 열기</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>낮</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>밤</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>고대비</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}초</translation>
    </message>
</context>
<context>
    <name>SealDialog</name>
    <message>
        <source>Seal the tube early: why?</source>
        <translation>왜 튜브를 미리 봉인합니까?</translation>
    </message>
    <message>
        <source>Tube {tube} with {count} people. Nobody goes in after this.</source>
        <translation>검체 튜브 {tube}, {count}명. 봉인하면 사람을 더 넣을 수 없습니다.</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>기다리는 사람이 없음</translation>
    </message>
    <message>
        <source>The point moves</source>
        <translation>검사소 이동</translation>
    </message>
    <message>
        <source>Tube damaged</source>
        <translation>튜브 파손</translation>
    </message>
    <message>
        <source>One family only</source>
        <translation>한 세대만</translation>
    </message>
    <message>
        <source>Change of shift</source>
        <translation>교대</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>다른 이유</translation>
    </message>
    <message>
        <source>Do not seal</source>
        <translation>봉인하지 않기</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>There is no headquarters in this folder.</source>
        <translation>이 폴더에 지휘부 자료가 없습니다.</translation>
    </message>
    <message>
        <source>Make one with: testdesk hq init.</source>
        <translation>testdesk hq init을 실행하여 만드십시오.</translation>
    </message>
    <message>
        <source>There is a headquarters in this folder already.</source>
        <translation>이 폴더에 이미 지휘부 자료가 있습니다.</translation>
    </message>
    <message>
        <source>Its data is kept. Use another folder.</source>
        <translation>자료는 그대로 있습니다. 다른 폴더를 쓰십시오.</translation>
    </message>
    <message>
        <source>The database does not keep UTF-8.</source>
        <translation>데이터베이스가 UTF-8이 아닙니다.</translation>
    </message>
    <message>
        <source>Make a database with the encoding UTF-8.</source>
        <translation>UTF-8로 데이터베이스를 만드십시오.</translation>
    </message>
    <message>
        <source>The database belongs to another city.</source>
        <translation>다른 도시의 데이터베이스입니다.</translation>
    </message>
    <message>
        <source>Use another database.</source>
        <translation>다른 데이터베이스를 쓰십시오.</translation>
    </message>
    <message>
        <source>The address of the database is not right.</source>
        <translation>데이터베이스 주소가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Use sqlite:///FILE or postgresql://…</source>
        <translation>sqlite:///파일 또는 postgresql://…을 쓰십시오.</translation>
    </message>
    <message>
        <source>The database does not answer.</source>
        <translation>데이터베이스가 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>Look whether its server runs, then try again.</source>
        <translation>서버가 실행 중인지 보고 다시 해 보십시오.</translation>
    </message>
    <message>
        <source>The database of this headquarters is missing.</source>
        <translation>지휘부의 데이터베이스가 없습니다.</translation>
    </message>
    <message>
        <source>Another program is writing to the database.</source>
        <translation>다른 프로그램이 데이터베이스에 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation>잠시 기다렸다가 다시 하십시오.</translation>
    </message>
    <message>
        <source>The database is damaged.</source>
        <translation>데이터베이스가 손상되었습니다.</translation>
    </message>
    <message>
        <source>The database cannot be written to.</source>
        <translation>데이터베이스에 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Check the rights on the folder, then try again.</source>
        <translation>폴더 권한을 확인하고 다시 하십시오.</translation>
    </message>
    <message>
        <source>The database refuses this user.</source>
        <translation>데이터베이스가 이 사용자를 거부합니다.</translation>
    </message>
    <message>
        <source>Check user, password and rights in its address.</source>
        <translation>데이터베이스 주소의 사용자, 암호, 권한을 확인하십시오.</translation>
    </message>
    <message>
        <source>A round of this name is open or was open.</source>
        <translation>이 이름의 차수가 이미 있습니다.</translation>
    </message>
    <message>
        <source>Use another name.</source>
        <translation>다른 이름을 쓰십시오.</translation>
    </message>
    <message>
        <source>The round needs a name.</source>
        <translation>차수에 이름이 필요합니다.</translation>
    </message>
    <message>
        <source>Give one with --name.</source>
        <translation>--name으로 지정하십시오.</translation>
    </message>
    <message>
        <source>There is no round of this name.</source>
        <translation>이 이름의 차수가 없습니다.</translation>
    </message>
    <message>
        <source>Look at: testdesk hq status.</source>
        <translation>testdesk hq status를 실행하여 확인하십시오.</translation>
    </message>
    <message>
        <source>The name of the testing point is missing.</source>
        <translation>검사소 이름이 없습니다.</translation>
    </message>
    <message>
        <source>Give one with --point.</source>
        <translation>--point로 지정하십시오.</translation>
    </message>
    <message>
        <source>Use another number.</source>
        <translation>다른 번호를 쓰십시오.</translation>
    </message>
    <message>
        <source>A station has a number from 1 to 1023.</source>
        <translation>등록대 번호는 1부터 1023까지입니다.</translation>
    </message>
    <message>
        <source>Parquet files need a package that is not installed.</source>
        <translation>Parquet 파일에 필요한 패키지가 설치되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>This kind of file is not known.</source>
        <translation>지원하지 않는 종류의 파일입니다.</translation>
    </message>
    <message>
        <source>Bring it back from its backup; make no new headquarters.</source>
        <translation>백업에서 되살리고 지휘부를 새로 만들지 마십시오.</translation>
    </message>
    <message>
        <source>The disk does not give or take the file of headquarters&apos; database.</source>
        <translation>디스크가 지휘부 데이터베이스 파일을 읽거나 쓰지 못합니다.</translation>
    </message>
    <message>
        <source>Make room on the disk and check the rights on the folder, then try again.</source>
        <translation>디스크 공간을 확보하고 폴더 권한을 확인한 뒤 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>This database server is a standby: it only copies another.</source>
        <translation>이 데이터베이스 서버는 대기 서버라서 다른 서버를 복제하기만 합니다.</translation>
    </message>
    <message>
        <source>Use the address of the primary, or of both servers.</source>
        <translation>주 서버의 주소 또는 두 서버의 주소를 함께 쓰십시오.</translation>
    </message>
    <message>
        <source>The database server does not wait for its disk.</source>
        <translation>데이터베이스 서버가 디스크에 기록될 때까지 기다리지 않습니다.</translation>
    </message>
    <message>
        <source>Set fsync = on, restart the server, then try again.</source>
        <translation>fsync = on으로 설정하고 서버를 다시 시작한 뒤 다시 해 보십시오.</translation>
    </message>
    <message>
        <source>A power cut can tear this server&apos;s database.</source>
        <translation>정전이 되면 이 서버의 데이터베이스가 손상될 수 있습니다.</translation>
    </message>
    <message>
        <source>Set full_page_writes = on, reload the server, then try again.</source>
        <translation>full_page_writes = on으로 설정하고 서버 설정을 다시 읽힌 뒤 다시 해 보십시오.</translation>
    </message>
    <message>
        <source>Another database server answers than last time.</source>
        <translation>지난번과 다른 데이터베이스 서버가 응답합니다.</translation>
    </message>
    <message>
        <source>Look whether anything is missing; then: testdesk hq database --server-changed.</source>
        <translation>빠진 것이 없는지 살펴본 뒤 다음을 실행하십시오: testdesk hq database --server-changed.</translation>
    </message>
    <message>
        <source>Do not delete anything. Run “testdesk hq salvage”.</source>
        <translation>아무것도 지우지 말고 “testdesk hq salvage”를 실행하십시오.</translation>
    </message>
    <message>
        <source>The batch is here, but a standby may be promoted that lacks it: no receipt.</source>
        <translation>배치는 들어왔지만, 주 서버로 승격될 대기 서버에는 없을 수 있어 수령증을 주지 않습니다.</translation>
    </message>
    <message>
        <source>Set synchronous_standby_names on the server, then take it in again. Or say that acknowledged batches may be lost: testdesk hq database --may-lose-acknowledged.</source>
        <translation>서버에 synchronous_standby_names를 설정하고 다시 들여오십시오. 또는 수령을 확인한 배치를 잃어도 된다고 정하십시오: testdesk hq database --may-lose-acknowledged.</translation>
    </message>
    <message>
        <source>A laptop already reports under this number.</source>
        <translation>이미 이 번호로 보고하는 노트북이 있습니다.</translation>
    </message>
    <message>
        <source>Use another number; or --renew, if the kit is for this very laptop.</source>
        <translation>다른 번호를 쓰십시오. 바로 그 노트북의 키트라면 --renew를 쓰십시오.</translation>
    </message>
    <message>
        <source>Use csv or xlsx; or run in testdesk&apos;s folder: uv sync --extra hq.</source>
        <translation>csv나 xlsx를 쓰거나, testdesk 폴더에서 실행하십시오: uv sync --extra hq</translation>
    </message>
    <message>
        <source>Use csv, xlsx, parquet or fhir.</source>
        <translation>csv, xlsx, parquet 또는 fhir를 쓰세요.</translation>
    </message>
    <message>
        <source>This folder is not empty.</source>
        <translation>이 폴더는 비어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Use an empty folder for the demonstration.</source>
        <translation>시연에는 빈 폴더를 쓰십시오.</translation>
    </message>
    <message>
        <source>There is no demonstration in this folder.</source>
        <translation>이 폴더에 시연 자료가 없습니다.</translation>
    </message>
    <message>
        <source>Make one with: testdesk demo.</source>
        <translation>testdesk demo를 실행하여 만드십시오.</translation>
    </message>
    <message>
        <source>The made-up city is too small.</source>
        <translation>가상 도시가 너무 작습니다.</translation>
    </message>
    <message>
        <source>Use more residents.</source>
        <translation>주민 수를 늘리십시오.</translation>
    </message>
    <message>
        <source>The made-up day is too small.</source>
        <translation>가상 하루의 인원이 너무 적습니다.</translation>
    </message>
    <message>
        <source>Use more people.</source>
        <translation>인원을 늘리십시오.</translation>
    </message>
    <message>
        <source>There are fewer residents than people of the day.</source>
        <translation>주민이 그날 인원보다 적습니다.</translation>
    </message>
    <message>
        <source>There is no such building on the list.</source>
        <translation>명단에 그런 동이 없습니다.</translation>
    </message>
    <message>
        <source>Look at: testdesk coverage.</source>
        <translation>testdesk coverage를 실행하여 확인하십시오.</translation>
    </message>
    <message>
        <source>The desks and headquarters do not count the same.</source>
        <translation>등록대와 지휘부의 수가 다릅니다.</translation>
    </message>
    <message>
        <source>This kit renews a laptop that is a station already.</source>
        <translation>이 키트는 이미 있는 검사점을 갱신하는것입니다.</translation>
    </message>
    <message>
        <source>Ask headquarters for a kit that makes a new station.</source>
        <translation>지휘부에 새 검사점을 만드는 키트를 요청하십시오.</translation>
    </message>
    <message>
        <source>This kit makes a new station and renews none.</source>
        <translation>이 키트는 새 검사점을 만드는것이며 갱신할수 없습니다.</translation>
    </message>
    <message>
        <source>Ask headquarters for a renewed kit of this station.</source>
        <translation>지휘부에 이 검사점의 갱신키트를 요청하십시오.</translation>
    </message>
    <message>
        <source>This kit renews a station; no laptop was made from it.</source>
        <translation>이 키트는 등록대 갱신용이며, 이것으로 설정한 노트북이 없습니다.</translation>
    </message>
    <message>
        <source>Use the kit from which the desk was set up first.</source>
        <translation>그 등록대를 처음 설정할 때 쓴 키트를 사용하십시오.</translation>
    </message>
    <message>
        <source>This kit is from another headquarters.</source>
        <translation>이 키트는 다른 지휘부의것입니다.</translation>
    </message>
    <message>
        <source>Look at the stick again. Nothing was changed.</source>
        <translation>U디스크를 다시 확인하십시오. 변경된것은 없습니다.</translation>
    </message>
    <message>
        <source>This kit is for another station.</source>
        <translation>이 키트는 다른 검사점의것입니다.</translation>
    </message>
    <message>
        <source>Take it to that desk. Nothing was changed.</source>
        <translation>그 검사점으로 가져가십시오. 변경된것은 없습니다.</translation>
    </message>
    <message>
        <source>A newer kit was taken here already.</source>
        <translation>더 새로운 키트가 이미 적용되였습니다.</translation>
    </message>
    <message>
        <source>Put the old kit aside. If it was made just now, the clock of headquarters was wrong: call them. Nothing was changed.</source>
        <translation>이전 키트는 따로 두십시오. 방금 만든 것이라면 지휘부의 시계가 틀린 것이니 지휘부에 전화하십시오. 바뀐 것은 없습니다.</translation>
    </message>
    <message>
        <source>Look at the conflict again: testdesk hq conflict list.</source>
        <translation>충돌을 다시 확인하십시오: testdesk hq conflict list.</translation>
    </message>
    <message>
        <source>In a conflict of this kind no event can be set aside for another.</source>
        <translation>이런 충돌에서는 어느 이벤트도 무효로 할 수 없습니다.</translation>
    </message>
    <message>
        <source>Let all of them stand: all_stand.</source>
        <translation>모두 유효로 두십시오: all_stand.</translation>
    </message>
    <message>
        <source>Of two tubes with one barcode none can be set aside.</source>
        <translation>바코드가 같은 두 튜브는 어느 쪽도 무효로 할 수 없습니다.</translation>
    </message>
    <message>
        <source>Decide all_stand where they are two tubes, one_tube where they are one.</source>
        <translation>튜브가 둘이면 all_stand, 하나이면 one_tube로 정하십시오.</translation>
    </message>
    <message>
        <source>This conflict is not about two tubes with one barcode.</source>
        <translation>이 충돌은 바코드가 같은 두 튜브에 관한 것이 아닙니다.</translation>
    </message>
    <message>
        <source>Let one of its events stand, or all of them: all_stand.</source>
        <translation>그중 한 이벤트를 유효로 두거나 모두 유효로 두십시오: all_stand.</translation>
    </message>
    <message>
        <source>This decision does not single out an event.</source>
        <translation>이 결정은 한 이벤트를 따로 지정하지 않습니다.</translation>
    </message>
    <message>
        <source>Leave --stands out, or decide one_stands.</source>
        <translation>--stands를 빼거나 one_stands로 정하십시오.</translation>
    </message>
    <message>
        <source>Which event stands is not said.</source>
        <translation>어느 이벤트가 유효한지 지정되지 않았습니다.</translation>
    </message>
    <message>
        <source>Name it by its station and number: --stands 1:17.</source>
        <translation>등록대 번호와 순번으로 지정하십시오: --stands 1:17.</translation>
    </message>
    <message>
        <source>The named event is not one of this conflict.</source>
        <translation>지정한 이벤트는 이 충돌에 속하지 않습니다.</translation>
    </message>
    <message>
        <source>Name one of those that the list shows: testdesk hq conflict list.</source>
        <translation>목록에 있는 것 중 하나를 지정하십시오: testdesk hq conflict list.</translation>
    </message>
    <message>
        <source>By now somebody else is under the number of this event.</source>
        <translation>이 이벤트의 번호는 이제 다른 사람의 것입니다.</translation>
    </message>
    <message>
        <source>Let another of its events stand, or all of them.</source>
        <translation>다른 이벤트를 유효로 두거나 모두 유효로 두십시오.</translation>
    </message>
    <message>
        <source>Make its first kit without --renew. If this headquarters was restored from an older backup: testdesk hq station enrol KIT.</source>
        <translation>--renew 없이 첫 키트를 만드십시오. 지휘부를 더 오래된 백업에서 복원했다면: testdesk hq station enrol KIT.</translation>
    </message>
    <message>
        <source>No batch of this station came yet.</source>
        <translation>이 등록대의 배치가 아직 오지 않았습니다.</translation>
    </message>
    <message>
        <source>Take its first batch in, then write its update.</source>
        <translation>첫 배치를 먼저 받은 다음 업데이트를 만드십시오.</translation>
    </message>
    <message>
        <source>There is no conflict of this name.</source>
        <translation>이 이름의 충돌이 없습니다.</translation>
    </message>
    <message>
        <source>Look at the list: testdesk hq conflict list.</source>
        <translation>목록을 보십시오: testdesk hq conflict list.</translation>
    </message>
    <message>
        <source>This conflict was decided already.</source>
        <translation>이 충돌은 이미 처리되었습니다.</translation>
    </message>
    <message>
        <source>A new event would open it again.</source>
        <translation>새 기록이 오면 다시 열립니다.</translation>
    </message>
    <message>
        <source>This cannot be decided so.</source>
        <translation>이렇게 처리할 수 없습니다.</translation>
    </message>
    <message>
        <source>No refused batch of this name is kept here.</source>
        <translation>이 거부된 배치는 여기에 보관되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Look at the list: testdesk hq refused list.</source>
        <translation>목록을 보십시오: testdesk hq refused list.</translation>
    </message>
    <message>
        <source>This batch was admitted already.</source>
        <translation>이 배치는 이미 받아들였습니다.</translation>
    </message>
    <message>
        <source>Its people are in. Nothing to do.</source>
        <translation>그 사람들은 이미 등록되었습니다. 할 일이 없습니다.</translation>
    </message>
    <message>
        <source>Keys or settings were changed by another program.</source>
        <translation>다른 프로그램이 키나 설정을 바꾸었습니다.</translation>
    </message>
    <message>
        <source>Stop this program and start it again.</source>
        <translation>이 프로그램을 끝내고 다시 시작하십시오.</translation>
    </message>
    <message>
        <source>No kit was ever made for this station.</source>
        <translation>이 검사점의 키트를 만든적이 없습니다.</translation>
    </message>
    <message>
        <source>All 32 card keys of the city are used up.</source>
        <translation>시의 카드열쇠 32개를 모두 사용하였습니다.</translation>
    </message>
    <message>
        <source>Tell the people who make this program.</source>
        <translation>이 프로그람을 만든 사람에게 알리십시오.</translation>
    </message>
    <message>
        <source>This is no form of a tube&apos;s barcode.</source>
        <translation>튜브 바코드의 형식이 아닙니다.</translation>
    </message>
    <message>
        <source>Write it in capitals, as {example}.</source>
        <translation>대문자로 {example}처럼 쓰십시오.</translation>
    </message>
    <message>
        <source>Documents, telephone numbers or goods may have this form: {examples}.</source>
        <translation>증명서, 전화번호, 상품 바코드도 이 형식일 수 있습니다: {examples}.</translation>
    </message>
    <message>
        <source>A desk asks at each such scan whether it is a tube. Two letters and 8 to 12 digits are no other number&apos;s form.</source>
        <translation>이런 번호를 스캔할 때마다 등록대가 튜브인지 묻습니다. 영문자 두 자와 숫자 8~12자리는 다른 번호와 겹치지 않습니다.</translation>
    </message>
    <message>
        <source>A card cannot hold for this number of days.</source>
        <translation>카드의 유효일수가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Choose tens of days, from 10 to 630.</source>
        <translation>10부터 630까지 10일단위로 선택하십시오.</translation>
    </message>
    <message>
        <source>This name cannot be used.</source>
        <translation>쓸 수 없는 이름입니다.</translation>
    </message>
    <message>
        <source>Use letters, with blanks, dots or dashes; nothing that cannot be seen.</source>
        <translation>글자를 쓰세요. 띄어쓰기, 가운뎃점, 줄표는 되지만 보이지 않는 문자는 안 됩니다.</translation>
    </message>
    <message>
        <source>Something else happened ({code}).</source>
        <translation>다른 일이 생겼습니다 ({code}).</translation>
    </message>
    <message>
        <source>Tell the point lead this word.</source>
        <translation>괄호 안의 말을 현장 책임자에게 알리십시오.</translation>
    </message>
    <message>
        <source>A form is still open.</source>
        <translation>입력하던 창이 아직 열려 있습니다.</translation>
    </message>
    <message>
        <source>Finish it or press Esc, then scan again.</source>
        <translation>입력을 마치거나 Esc를 누른 뒤 다시 스캔하십시오.</translation>
    </message>
    <message>
        <source>The desk is locked.</source>
        <translation>등록대가 잠겨 있습니다.</translation>
    </message>
    <message>
        <source>Type the passphrase first, then scan again.</source>
        <translation>먼저 암호를 입력한 뒤 다시 스캔하십시오.</translation>
    </message>
    <message>
        <source>People and counted swabs differ.</source>
        <translation>등록한 사람과 센 면봉의 수가 다릅니다.</translation>
    </message>
    <message>
        <source>Count again, and compare with the tubes.</source>
        <translation>다시 세고 튜브와 대조하십시오.</translation>
    </message>
    <message>
        <source>People and places in tubes differ.</source>
        <translation>등록한 사람과 튜브에 든 사람의 수가 다릅니다.</translation>
    </message>
    <message>
        <source>A tube is still open.</source>
        <translation>아직 열린 튜브가 있습니다.</translation>
    </message>
    <message>
        <source>Not everything is exported.</source>
        <translation>내보내지 않은 것이 있습니다.</translation>
    </message>
    <message>
        <source>Plug the stick in and export.</source>
        <translation>USB를 꽂고 내보내십시오.</translation>
    </message>
    <message>
        <source>The day is closed, with its count of swabs.</source>
        <translation>하루가 마감되었고 면봉 수도 기록되었습니다.</translation>
    </message>
    <message>
        <source>If the count was wrong, tell headquarters. The next scan begins a new day.</source>
        <translation>잘못 세었으면 지휘부에 알리십시오. 다음 스캔부터 새 하루입니다.</translation>
    </message>
    <message>
        <source>Everybody is exported, but the count of swabs is not.</source>
        <translation>모든 사람은 내보냈지만 면봉 수는 아직 내보내지 않았습니다.</translation>
    </message>
    <message>
        <source>Plug the stick in and export once more; the count comes before the export.</source>
        <translation>USB를 꽂고 한 번 더 내보내십시오. 개수는 내보내기 전에 셉니다.</translation>
    </message>
    <message>
        <source>This laptop is no station yet.</source>
        <translation>이 노트북은 아직 등록대가 아닙니다.</translation>
    </message>
    <message>
        <source>Set it up with a kit from headquarters.</source>
        <translation>지휘부의 키트로 설정하십시오.</translation>
    </message>
    <message>
        <source>This laptop is a station already.</source>
        <translation>이 노트북은 이미 등록대입니다.</translation>
    </message>
    <message>
        <source>Its data is kept. Use another folder for another station.</source>
        <translation>자료는 그대로 있습니다. 다른 등록대에는 다른 폴더를 쓰십시오.</translation>
    </message>
    <message>
        <source>The data file of this desk is missing.</source>
        <translation>이 등록대의 자료 파일이 없습니다.</translation>
    </message>
    <message>
        <source>Do not set it up anew. Restore a backup, or call headquarters.</source>
        <translation>새로 설정하지 마십시오. 백업으로 복구하거나 지휘부에 전화하십시오.</translation>
    </message>
    <message>
        <source>The data file of this desk is damaged.</source>
        <translation>이 등록대의 자료 파일이 손상되었습니다.</translation>
    </message>
    <message>
        <source>The data was written by a newer version.</source>
        <translation>새 버전의 testdesk가 쓴 자료입니다.</translation>
    </message>
    <message>
        <source>Update testdesk on this laptop.</source>
        <translation>이 노트북의 testdesk를 새 버전으로 바꾸십시오.</translation>
    </message>
    <message>
        <source>The data file of this desk cannot be written to.</source>
        <translation>이 등록대의 데이터 파일에 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Check the rights on the folder, then open the desk again.</source>
        <translation>폴더 권한을 확인하고 등록대를 다시 여십시오.</translation>
    </message>
    <message>
        <source>The disk does not give the data file.</source>
        <translation>디스크에서 데이터 파일을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Make room on the disk and check its rights, then try again.</source>
        <translation>디스크에 빈 공간을 만들고 권한을 확인한 뒤 다시 하십시오.</translation>
    </message>
    <message>
        <source>Another testdesk is open on this data.</source>
        <translation>다른 testdesk가 이 자료를 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>Close the other window first.</source>
        <translation>먼저 다른 창을 닫으십시오.</translation>
    </message>
    <message>
        <source>The printer does not answer.</source>
        <translation>프린터가 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>Look at cable, paper and lid, then print again.</source>
        <translation>선, 종이, 뚜껑을 보고 다시 인쇄하십시오.</translation>
    </message>
    <message>
        <source>The printer has no paper.</source>
        <translation>프린터에 종이가 없습니다.</translation>
    </message>
    <message>
        <source>Put paper in, then print again.</source>
        <translation>종이를 넣고 다시 인쇄하십시오.</translation>
    </message>
    <message>
        <source>The printer is not ready.</source>
        <translation>프린터가 준비되지 않았습니다.</translation>
    </message>
    <message>
        <source>Close its cover and look at its lamp, then print again.</source>
        <translation>덮개를 닫고 표시등을 확인한 다음 다시 인쇄하십시오.</translation>
    </message>
    <message>
        <source>The printer does not take the data.</source>
        <translation>프린터가 자료를 받지 않습니다.</translation>
    </message>
    <message>
        <source>Switch it off and on, then print again.</source>
        <translation>전원을 껐다 켠 다음 다시 인쇄하십시오.</translation>
    </message>
    <message>
        <source>The printer&apos;s queue stands still.</source>
        <translation>인쇄 대기열이 멈춰 있습니다.</translation>
    </message>
    <message>
        <source>Let it go on in the laptop&apos;s settings, then print again.</source>
        <translation>노트북 설정에서 프린터를 다시 켠 다음 다시 인쇄하십시오.</translation>
    </message>
    <message>
        <source>It still waits in the printer&apos;s queue.</source>
        <translation>아직 인쇄 대기열에서 기다리고 있습니다.</translation>
    </message>
    <message>
        <source>Look at the printer.</source>
        <translation>프린터를 확인하십시오.</translation>
    </message>
    <message>
        <source>The printer&apos;s queue gave up; no paper came out.</source>
        <translation>인쇄 대기열이 작업을 그만두어 종이가 나오지 않았습니다.</translation>
    </message>
    <message>
        <source>Look at the printer, then print again.</source>
        <translation>프린터를 확인한 다음 다시 인쇄하십시오.</translation>
    </message>
    <message>
        <source>The printer&apos;s queue does not say whether it was printed.</source>
        <translation>인쇄 대기열이 인쇄 여부를 알려 주지 않습니다.</translation>
    </message>
    <message>
        <source>Print again if no paper came out.</source>
        <translation>종이가 나오지 않았으면 다시 인쇄하십시오.</translation>
    </message>
    <message>
        <source>The printer is there but does not tell its state.</source>
        <translation>프린터가 있지만 상태를 알려 주지 않습니다.</translation>
    </message>
    <message>
        <source>Print a test slip from the window.</source>
        <translation>창에서 견본을 인쇄해 보십시오.</translation>
    </message>
    <message>
        <source>This is no address of a receipt printer.</source>
        <translation>령수증 프린터의 주소가 아닙니다.</translation>
    </message>
    <message>
        <source>Write it as 192.168.1.50 or 192.168.1.50:9100.</source>
        <translation>192.168.1.50 또는 192.168.1.50:9100과 같이 쓰십시오.</translation>
    </message>
    <message>
        <source>A receipt printer prints slips only.</source>
        <translation>령수증 프린터는 쪽지만 인쇄합니다.</translation>
    </message>
    <message>
        <source>Choose 58 mm or 80 mm paper.</source>
        <translation>58mm 또는 80mm 종이를 선택하십시오.</translation>
    </message>
    <message>
        <source>There is no screen to show the window on.</source>
        <translation>창을 띄울 화면이 없습니다.</translation>
    </message>
    <message>
        <source>Start testdesk at the laptop itself, or use its commands.</source>
        <translation>노트북에서 직접 열거나 명령을 쓰십시오.</translation>
    </message>
    <message>
        <source>No printer is set up.</source>
        <translation>프린터가 설정되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Cards go into a PDF file until then.</source>
        <translation>설정하기 전까지 카드는 PDF 파일로 저장됩니다.</translation>
    </message>
    <message>
        <source>Letters are missing on this laptop: {languages}.</source>
        <translation>이 노트북에 글꼴이 없습니다: {languages}.</translation>
    </message>
    <message>
        <source>Install the fonts that the guide names.</source>
        <translation>안내서의 글꼴을 설치하십시오.</translation>
    </message>
    <message>
        <source>No scanner is seen; many look like a keyboard.</source>
        <translation>스캐너가 보이지 않습니다. 키보드로 인식되는 스캐너가 많습니다.</translation>
    </message>
    <message>
        <source>Scan a card and look at the register page.</source>
        <translation>카드를 스캔하고 등록 화면에 나오는지 보십시오.</translation>
    </message>
    <message>
        <source>The data was not opened without the passphrase.</source>
        <translation>암호가 없어 자료를 열지 않았습니다.</translation>
    </message>
    <message>
        <source>Give it with --passphrase-file to look into it.</source>
        <translation>--passphrase-file로 암호를 주면 살펴봅니다.</translation>
    </message>
    <message>
        <source>There is nothing yet to compare this laptop&apos;s clock with.</source>
        <translation>이 노트북의 시계를 대조할 것이 아직 없습니다.</translation>
    </message>
    <message>
        <source>Compare date and time with a telephone.</source>
        <translation>날짜와 시각을 휴대폰과 대조하십시오.</translation>
    </message>
    <message>
        <source>The clock of this laptop is {minutes} minutes behind.</source>
        <translation>이 노트북의 시계가 {minutes}분 늦습니다.</translation>
    </message>
    <message>
        <source>Set the date and time before the day begins.</source>
        <translation>일을 시작하기 전에 날짜와 시각을 맞추십시오.</translation>
    </message>
    <message>
        <source>The clock of this laptop is {days} days behind.</source>
        <translation>이 노트북의 시계가 {days}일 늦습니다.</translation>
    </message>
    <message>
        <source>The clock of this laptop is {days} days ahead.</source>
        <translation>이 노트북의 시계가 {days}일 빠릅니다.</translation>
    </message>
    <message>
        <source>By the clock of this laptop the newest entry or file that it knows of is {days} days old: so long nobody worked, or the clock is ahead.</source>
        <translation>이 노트북의 시계로는 알고 있는 가장 새로운 기록이나 파일이 {days}일 전의 것입니다. 그동안 아무도 쓰지 않았거나 시계가 빠릅니다.</translation>
    </message>
    <message>
        <source>By the clock of this laptop the newest file from headquarters is {days} days old: so long none was read here, or the clock is ahead.</source>
        <translation>이 노트북의 시계로는 지휘부에서 온 가장 새로운 파일이 {days}일 전의 것입니다. 그동안 새 파일을 읽지 않았거나 시계가 빠릅니다.</translation>
    </message>
    <message>
        <source>Desk {station} wrote an entry {minutes} minutes after the time that this laptop&apos;s clock shows now: one of the two is wrong.</source>
        <translation>{station}번 등록대가 이 노트북의 현재 시각보다 {minutes}분 뒤에 기록을 썼습니다. 둘 중 하나의 시계가 틀렸습니다.</translation>
    </message>
    <message>
        <source>Compare date and time of both with a telephone, and set the wrong one.</source>
        <translation>휴대전화로 두 대의 날짜와 시각을 확인하고 틀린 쪽을 맞추십시오.</translation>
    </message>
    <message>
        <source>Desk {station} wrote an entry {days} days after the time that this laptop&apos;s clock shows now: one of the two is wrong.</source>
        <translation>{station}번 등록대가 이 노트북의 현재 시각보다 {days}일 뒤에 기록을 썼습니다. 둘 중 하나의 시계가 틀렸습니다.</translation>
    </message>
    <message>
        <source>Registered under a wrong clock in this shift: {people}.</source>
        <translation>이번 근무에서 {people}명이 시계가 틀린 상태로 등록되었습니다.</translation>
    </message>
    <message>
        <source>Nobody is missing for it: their times are marked. Compare the clock with a telephone.</source>
        <translation>그 때문에 빠진 사람은 없으며 시각에 표시가 됩니다. 휴대전화와 시계를 비교하십시오.</translation>
    </message>
    <message>
        <source>The disk is nearly full.</source>
        <translation>디스크가 거의 찼습니다.</translation>
    </message>
    <message>
        <source>Look through the tubes of this shift.</source>
        <translation>이번 근무의 튜브를 하나씩 살펴보십시오.</translation>
    </message>
    <message>
        <source>Seal it with F8. If nobody is in it, take its opening back with F9.</source>
        <translation>F8로 봉인하십시오. 아무도 없으면 F9로 개봉을 취소하십시오.</translation>
    </message>
    <message>
        <source>Do not delete anything. Run “testdesk salvage”, or restore a backup.</source>
        <translation>아무것도 지우지 말고 “testdesk salvage”를 실행하거나 백업을 복원하십시오.</translation>
    </message>
    <message>
        <source>Make room before the day begins.</source>
        <translation>일을 시작하기 전에 공간을 비우십시오.</translation>
    </message>
    <message>
        <source>The passphrase is wrong.</source>
        <translation>암호가 틀렸습니다.</translation>
    </message>
    <message>
        <source>Look at capital letters and type it again.</source>
        <translation>대소문자를 살펴 다시 입력하십시오.</translation>
    </message>
    <message>
        <source>The passphrase is too short.</source>
        <translation>암호가 너무 짧습니다.</translation>
    </message>
    <message>
        <source>Use at least 6 letters or digits.</source>
        <translation>글자나 숫자로 6자 이상 쓰십시오.</translation>
    </message>
    <message>
        <source>The kit file is damaged.</source>
        <translation>키트 파일이 손상되었습니다.</translation>
    </message>
    <message>
        <source>Copy it from the stick again, or ask headquarters for a new one.</source>
        <translation>USB에서 다시 복사하거나 지휘부에 새것을 달라고 하십시오.</translation>
    </message>
    <message>
        <source>The key file of this desk is damaged.</source>
        <translation>이 등록대의 암호 키 파일이 손상되었습니다.</translation>
    </message>
    <message>
        <source>Do not delete anything. Call headquarters; a backup can be restored.</source>
        <translation>아무것도 지우지 마십시오. 지휘부에 전화하십시오. 백업으로 복구할 수 있습니다.</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>파일이 손상되었습니다.</translation>
    </message>
    <message>
        <source>Copy it again from where it came.</source>
        <translation>원래 있던 곳에서 다시 복사하십시오.</translation>
    </message>
    <message>
        <source>The file is too large to be one of ours.</source>
        <translation>파일이 너무 큽니다. testdesk의 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>It is left alone.</source>
        <translation>처리하지 않았습니다.</translation>
    </message>
    <message>
        <source>The file is empty: nothing of it was written.</source>
        <translation>빈 파일입니다. 아무것도 기록되지 않았습니다.</translation>
    </message>
    <message>
        <source>Have it written once more, and pull the stick only when the program says that it may be pulled.</source>
        <translation>다시 한 번 쓰게 하고, 프로그램이 뽑아도 된다고 할 때 USB를 뽑으십시오.</translation>
    </message>
    <message>
        <source>This is no file of testdesk.</source>
        <translation>testdesk의 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>It is left alone. A shortcut or a packed folder is not the file itself: copy that. If another program wrote over it, have it written once more.</source>
        <translation>그대로 둡니다. 바로 가기나 압축 폴더는 파일 자체가 아니니 원본 파일을 복사하십시오. 다른 프로그램이 덮어썼다면 다시 한 번 쓰게 하십시오.</translation>
    </message>
    <message>
        <source>The file is cut short.</source>
        <translation>파일이 잘려 있습니다.</translation>
    </message>
    <message>
        <source>The file was made by a newer version.</source>
        <translation>새 버전의 testdesk가 만든 파일입니다.</translation>
    </message>
    <message>
        <source>The file was changed by another program.</source>
        <translation>다른 프로그램이 고친 파일입니다.</translation>
    </message>
    <message>
        <source>It is left alone. Ask for it again.</source>
        <translation>처리하지 않았습니다. 다시 달라고 하십시오.</translation>
    </message>
    <message>
        <source>The file does not say rightly what it is.</source>
        <translation>파일의 설명이 맞지 않습니다.</translation>
    </message>
    <message>
        <source>The contents of the file are damaged.</source>
        <translation>파일의 내용이 손상되었습니다.</translation>
    </message>
    <message>
        <source>Ask for it again.</source>
        <translation>다시 달라고 하십시오.</translation>
    </message>
    <message>
        <source>The contents do not belong to this file.</source>
        <translation>내용이 이 파일의 것이 아닙니다.</translation>
    </message>
    <message>
        <source>The contents are too large to be one of ours.</source>
        <translation>내용이 너무 큽니다. testdesk의 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>The signature is wrong: somebody changed the file, or it is another city&apos;s.</source>
        <translation>서명이 틀립니다. 누가 파일을 고쳤거나 다른 도시의 파일입니다.</translation>
    </message>
    <message>
        <source>Do not use it. Tell headquarters.</source>
        <translation>쓰지 마십시오. 지휘부에 알리십시오.</translation>
    </message>
    <message>
        <source>The desk that wrote this is not known to headquarters.</source>
        <translation>이것을 쓴 등록대를 지휘부가 모릅니다.</translation>
    </message>
    <message>
        <source>Two laptops were made from one kit.</source>
        <translation>노트북 두 대를 한 키트로 설정했습니다.</translation>
    </message>
    <message>
        <source>Tell headquarters at once; both go on working until then.</source>
        <translation>바로 지휘부에 알리십시오. 그때까지는 두 대 모두 계속 써도 됩니다.</translation>
    </message>
    <message>
        <source>The key is not right.</source>
        <translation>암호 키가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Ask headquarters for a new kit.</source>
        <translation>지휘부에 새 키트를 달라고 하십시오.</translation>
    </message>
    <message>
        <source>The key of the receiver is not right.</source>
        <translation>받는 쪽의 암호 키가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>An entry in the file is damaged.</source>
        <translation>파일의 한 항목이 손상되었습니다.</translation>
    </message>
    <message>
        <source>An entry was changed or is missing.</source>
        <translation>항목이 바뀌었거나 빠져 있습니다.</translation>
    </message>
    <message>
        <source>The news from headquarters is not right.</source>
        <translation>지휘부 업데이트가 올바르지 않습니다.</translation>
    </message>
    <message>
        <source>The news is of another city.</source>
        <translation>다른 도시의 업데이트입니다.</translation>
    </message>
    <message>
        <source>The news is for another desk.</source>
        <translation>다른 등록대의 업데이트입니다.</translation>
    </message>
    <message>
        <source>This news is here already.</source>
        <translation>이미 읽은 업데이트입니다.</translation>
    </message>
    <message>
        <source>News {number} builds on news {missing}, which never came.</source>
        <translation>업데이트 {number}은(는) 아직 오지 않은 업데이트 {missing} 다음 것입니다.</translation>
    </message>
    <message>
        <source>The news does not fit the news that came before.</source>
        <translation>이 업데이트는 앞서 받은 업데이트와 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Take nothing more from this stick and call headquarters.</source>
        <translation>이 USB에서 더 읽지 말고 지휘부에 연락하십시오.</translation>
    </message>
    <message>
        <source>The list of who was sampled elsewhere is not right.</source>
        <translation>다른 곳의 채취자 명단이 올바르지 않습니다.</translation>
    </message>
    <message>
        <source>Ask headquarters to write its news again.</source>
        <translation>지휘부에 업데이트를 다시 써 달라고 하십시오.</translation>
    </message>
    <message>
        <source>The list of who was sampled is of another city.</source>
        <translation>이 채취자 명단은 다른 도시의 것입니다.</translation>
    </message>
    <message>
        <source>The list of who was sampled elsewhere is newer than our news.</source>
        <translation>다른 곳의 채취자 명단이 이 등록대의 업데이트보다 새것입니다.</translation>
    </message>
    <message>
        <source>It can be read once newer news from headquarters is here.</source>
        <translation>지휘부의 더 새로운 업데이트가 오면 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Not everybody is known who was sampled elsewhere: a list did not come.</source>
        <translation>다른 곳에서 채취한 사람을 모두 알지 못합니다. 명단 하나가 오지 않았습니다.</translation>
    </message>
    <message>
        <source>Ask headquarters to write its news to a stick again, and read that.</source>
        <translation>지휘부에 업데이트를 USB에 다시 써 달라고 한 뒤 읽으십시오.</translation>
    </message>
    <message>
        <source>The receipt bears the name of a batch that it is not for.</source>
        <translation>이 수령증의 파일 이름은 다른 배치의 것입니다.</translation>
    </message>
    <message>
        <source>It is left alone. Only its own batch has this answer.</source>
        <translation>그대로 둡니다. 이 답은 해당 배치에만 적용됩니다.</translation>
    </message>
    <message>
        <source>A code on the finished pages does not read as it should.</source>
        <translation>완성된 쪽의 코드 하나가 제대로 읽히지 않습니다.</translation>
    </message>
    <message>
        <source>The finished pages cannot be read back from the disk.</source>
        <translation>완성된 쪽을 디스크에서 다시 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Print again into another folder. The cards are kept.</source>
        <translation>다른 폴더로 다시 인쇄하십시오. 카드 기록은 남아 있습니다.</translation>
    </message>
    <message>
        <source>The disk is full: this choice is forgotten when testdesk is closed.</source>
        <translation>디스크가 가득 찼습니다. 이 설정은 testdesk를 닫으면 사라집니다.</translation>
    </message>
    <message>
        <source>Make room on this laptop, then choose again.</source>
        <translation>이 노트북에 공간을 마련한 뒤 다시 선택하세요.</translation>
    </message>
    <message>
        <source>The folder of testdesk cannot be written to: this choice is forgotten when testdesk is closed.</source>
        <translation>testdesk 폴더에 쓸 수 없습니다. 이 설정은 testdesk를 닫으면 사라집니다.</translation>
    </message>
    <message>
        <source>testdesk is open already, and its window does not answer.</source>
        <translation>testdesk가 이미 열려 있지만 그 창이 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>Close that window, or restart the laptop, then start testdesk again.</source>
        <translation>그 창을 닫거나 노트북을 다시 시작한 뒤 testdesk를 다시 여세요.</translation>
    </message>
    <message>
        <source>The stick makes errors.</source>
        <translation>USB에서 오류가 납니다.</translation>
    </message>
    <message>
        <source>A file in the folder of testdesk cannot be read.</source>
        <translation>testdesk 폴더의 파일을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Set nothing up anew. Ask who set this laptop up.</source>
        <translation>새로 설정하지 마십시오. 이 노트북을 설정한 사람에게 문의하십시오.</translation>
    </message>
    <message>
        <source>The disk did not give or take a file.</source>
        <translation>디스크가 파일을 읽거나 쓰지 못했습니다.</translation>
    </message>
    <message>
        <source>Try again. If it stays so, ask who set this laptop up.</source>
        <translation>다시 시도하십시오. 계속되면 이 노트북을 설정한 사람에게 문의하십시오.</translation>
    </message>
    <message>
        <source>The file is sealed in a way that this version does not know.</source>
        <translation>이 버전이 지원하지 않는 방식으로 암호화한 파일입니다.</translation>
    </message>
    <message>
        <source>There is a station in this folder already.</source>
        <translation>이 폴더에 이미 등록대가 있습니다.</translation>
    </message>
    <message>
        <source>Restore into an empty folder. Nothing was changed.</source>
        <translation>빈 폴더에 복구하십시오. 바뀐 것은 없습니다.</translation>
    </message>
    <message>
        <source>Do not delete anything. Tell headquarters.</source>
        <translation>아무것도 지우지 마십시오. 지휘부에 알리십시오.</translation>
    </message>
    <message>
        <source>A number in the journal is missing.</source>
        <translation>저널에 번호 하나가 빠져 있습니다.</translation>
    </message>
    <message>
        <source>An entry was changed afterwards.</source>
        <translation>항목이 나중에 바뀌었습니다.</translation>
    </message>
    <message>
        <source>An entry says two different things of itself.</source>
        <translation>한 항목의 내용이 서로 어긋납니다.</translation>
    </message>
    <message>
        <source>Two different journals carry the same numbers.</source>
        <translation>서로 다른 두 저널의 번호가 같습니다.</translation>
    </message>
    <message>
        <source>The receipt is not right.</source>
        <translation>수령증이 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Ask headquarters for a new one.</source>
        <translation>지휘부에 새것을 달라고 하십시오.</translation>
    </message>
    <message>
        <source>Opening this file would take longer than it may.</source>
        <translation>이 파일을 여는 데 드는 계산이 한도를 넘습니다.</translation>
    </message>
    <message>
        <source>The receipt is of another city.</source>
        <translation>다른 도시의 수령증입니다.</translation>
    </message>
    <message>
        <source>The receipt is for another desk.</source>
        <translation>다른 등록대의 수령증입니다.</translation>
    </message>
    <message>
        <source>It is left for that desk.</source>
        <translation>그 등록대가 읽도록 남겨 두었습니다.</translation>
    </message>
    <message>
        <source>The file is not as testdesk wrote it.</source>
        <translation>파일이 testdesk가 쓴 그대로가 아닙니다.</translation>
    </message>
    <message>
        <source>It is left alone. Ask for it again, from where it was written.</source>
        <translation>건드리지 않았습니다. 쓴 곳에 다시 요청하십시오.</translation>
    </message>
    <message>
        <source>Copy it again. If it is cut short there, too, have it written once more.</source>
        <translation>다시 복사하십시오. 원본도 잘려 있으면 다시 써 달라고 하십시오.</translation>
    </message>
    <message>
        <source>This is not a file of testdesk of the kind that is needed.</source>
        <translation>필요한 종류의 testdesk 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>It is left alone. “testdesk inspect” says what it is.</source>
        <translation>건드리지 않았습니다. 무엇인지는 “testdesk inspect”로 확인하십시오.</translation>
    </message>
    <message>
        <source>If headquarters was restored from a backup older than the desk&apos;s kit: testdesk hq station enrol KIT, with the kit&apos;s file. Then take the batch in again.</source>
        <translation>지휘부를 키트보다 오래된 백업에서 복원했다면 키트 파일로 testdesk hq station enrol KIT를 실행한 뒤 배치를 다시 받으십시오.</translation>
    </message>
    <message>
        <source>Copy it whole: it begins with age1 and has 62 characters.</source>
        <translation>빠짐없이 복사하십시오. age1로 시작하며 62자입니다.</translation>
    </message>
    <message>
        <source>Ask for the file again. If it is so again, headquarters must look at it: testdesk hq refused list.</source>
        <translation>파일을 다시 요청하십시오. 그래도 같으면 지휘부가 살펴봐야 합니다: testdesk hq refused list.</translation>
    </message>
    <message>
        <source>Export to headquarters, if need be --again: it sends what is missing.</source>
        <translation>지휘부로 내보내십시오. 필요하면 --again을 붙이십시오. 빠진 것을 보내 줍니다.</translation>
    </message>
    <message>
        <source>The receipt is for a batch that this desk did not write.</source>
        <translation>이 등록대가 쓰지 않은 배치의 수령증입니다.</translation>
    </message>
    <message>
        <source>It is left alone. Tell headquarters.</source>
        <translation>처리하지 않았습니다. 지휘부에 알리십시오.</translation>
    </message>
    <message>
        <source>The batch is of another city.</source>
        <translation>다른 도시의 배치입니다.</translation>
    </message>
    <message>
        <source>This file is not for a desk.</source>
        <translation>등록대용 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>Accepted.</source>
        <translation>접수했습니다.</translation>
    </message>
    <message>
        <source>Known already.</source>
        <translation>이미 있습니다.</translation>
    </message>
    <message>
        <source>Print again. If it stays so, print at another desk. The cards are kept; nothing wrong was left.</source>
        <translation>다시 인쇄하십시오. 계속 그러면 다른 등록대에서 인쇄하십시오. 카드는 보존되며 잘못된 것은 남지 않았습니다.</translation>
    </message>
    <message>
        <source>The backup is damaged, or is no backup of this kind.</source>
        <translation>백업이 손상되었거나 이런 종류의 백업이 아닙니다.</translation>
    </message>
    <message>
        <source>Restore another one. Nothing was changed.</source>
        <translation>다른 백업으로 복원하십시오. 바뀐 것은 없습니다.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>파일을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Plug the stick in again, or try another stick.</source>
        <translation>USB를 다시 꽂거나 다른 USB를 쓰십시오.</translation>
    </message>
    <message>
        <source>No stick is plugged in.</source>
        <translation>USB가 꽂혀 있지 않습니다.</translation>
    </message>
    <message>
        <source>Plug one in, or choose a folder.</source>
        <translation>USB를 꽂거나 폴더를 고르십시오.</translation>
    </message>
    <message>
        <source>The stick was pulled.</source>
        <translation>USB가 뽑혔습니다.</translation>
    </message>
    <message>
        <source>Plug it in again and export once more. Nothing is lost.</source>
        <translation>다시 꽂고 한 번 더 내보내십시오. 잃어버린 자료는 없습니다.</translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation>그런 파일이나 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>Look at its name, or plug the stick in again.</source>
        <translation>이름을 확인하거나 USB를 다시 꽂으십시오.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>그런 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>Look at its name, or plug the stick in. Nothing is lost.</source>
        <translation>이름을 확인하거나 USB를 꽂으십시오. 잃은 것은 없습니다.</translation>
    </message>
    <message>
        <source>The stick or folder cannot be written to.</source>
        <translation>USB나 폴더에 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Move the stick&apos;s switch, or take another stick or folder.</source>
        <translation>USB의 쓰기 방지 스위치를 옮기거나 다른 USB나 폴더를 쓰십시오.</translation>
    </message>
    <message>
        <source>What was read back is not what was written.</source>
        <translation>USB에 쓴 내용이 원래 내용과 다릅니다.</translation>
    </message>
    <message>
        <source>Take another stick. Nothing is lost.</source>
        <translation>다른 USB를 쓰십시오. 잃어버린 자료는 없습니다.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>디스크가 가득 찼습니다.</translation>
    </message>
    <message>
        <source>Make room, then do it again. The last deed was not saved.</source>
        <translation>공간을 비우고 다시 하십시오. 방금 한 일은 저장되지 않았습니다.</translation>
    </message>
    <message>
        <source>There is too little room for the file: {needed_kb} kB are needed, {free_kb} kB are free.</source>
        <translation>파일을 둘 공간이 부족합니다: {needed_kb} kB 필요, {free_kb} kB 남음.</translation>
    </message>
    <message>
        <source>Make room there, or take another stick or folder. Nothing is lost.</source>
        <translation>그곳에 공간을 확보하거나 다른 USB나 폴더를 쓰십시오. 잃은 것은 없습니다.</translation>
    </message>
    <message>
        <source>There is no room where the file was to go.</source>
        <translation>파일을 둘 곳에 공간이 없습니다.</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>파일을 쓸 수 없었습니다.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>다른 폴더를 고르십시오.</translation>
    </message>
    <message>
        <source>The folder of testdesk cannot be written to.</source>
        <translation>testdesk 폴더에 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Ask who set this laptop up.</source>
        <translation>이 노트북을 설정한 사람에게 물으십시오.</translation>
    </message>
    <message>
        <source>This is not a right ID number.</source>
        <translation>신분증 번호가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Look at the document again.</source>
        <translation>증명서를 다시 보십시오.</translation>
    </message>
    <message>
        <source>One digit of the ID number is wrong.</source>
        <translation>신분증 번호 한 자리가 틀렸습니다.</translation>
    </message>
    <message>
        <source>Compare it with the document, digit by digit.</source>
        <translation>증명서와 한 자리씩 대조하십시오.</translation>
    </message>
    <message>
        <source>The ID number has characters that do not belong there.</source>
        <translation>신분증 번호에 맞지 않는 글자가 있습니다.</translation>
    </message>
    <message>
        <source>Only digits, and an X at the very end.</source>
        <translation>숫자만 쓰고, 맨 끝에는 X도 됩니다.</translation>
    </message>
    <message>
        <source>The date of birth in the ID number does not exist.</source>
        <translation>번호의 생년월일이 없는 날짜입니다.</translation>
    </message>
    <message>
        <source>Compare digits 7 to 14 with the document.</source>
        <translation>7번째부터 14번째 자리를 증명서와 대조하십시오.</translation>
    </message>
    <message>
        <source>The date of birth in the ID number lies in the future.</source>
        <translation>번호의 생년월일이 아직 오지 않은 날입니다.</translation>
    </message>
    <message>
        <source>Compare digits 7 to 14 with the document, and today&apos;s date with this laptop&apos;s.</source>
        <translation>7~14째 자리를 증명서와 대조하고, 노트북의 날짜가 맞는지 보십시오.</translation>
    </message>
    <message>
        <source>An old number of 15 digits does not tell the century.</source>
        <translation>15자리 옛 번호로는 어느 세기에 태어났는지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Ask for the year of birth and type the number of 18 digits.</source>
        <translation>태어난 해를 묻고 18자리 번호를 입력하십시오.</translation>
    </message>
    <message>
        <source>This is not the number of any known document.</source>
        <translation>아는 증명서의 번호가 아닙니다.</translation>
    </message>
    <message>
        <source>Choose the kind of document, or type the number again.</source>
        <translation>증명서 종류를 고르거나 번호를 다시 입력하십시오.</translation>
    </message>
    <message>
        <source>No document number was given.</source>
        <translation>증명서 번호를 입력하지 않았습니다.</translation>
    </message>
    <message>
        <source>Type the number, or give the address.</source>
        <translation>번호나 주소를 입력하십시오.</translation>
    </message>
    <message>
        <source>This kind of document is not known.</source>
        <translation>모르는 종류의 증명서입니다.</translation>
    </message>
    <message>
        <source>The number does not have the form of this document.</source>
        <translation>번호가 이 증명서의 형식과 맞지 않습니다.</translation>
    </message>
    <message>
        <source>This may be a passport or a permit.</source>
        <translation>여권일 수도 통행증일 수도 있습니다.</translation>
    </message>
    <message>
        <source>Look at the document and choose.</source>
        <translation>증명서를 보고 고르십시오.</translation>
    </message>
    <message>
        <source>Somebody of this name and birthday is listed in this room.</source>
        <translation>같은 호실에 이름과 생년월일이 같은 사람이 이미 등록되여있습니다.</translation>
    </message>
    <message>
        <source>Look whether it is the same person, and use the entry that is there.</source>
        <translation>같은 사람인지 확인하고, 같으면 이미 있는 기록을 쓰십시오.</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>이름이 없습니다.</translation>
    </message>
    <message>
        <source>Type the name.</source>
        <translation>이름을 입력하십시오.</translation>
    </message>
    <message>
        <source>Without a document number the address is needed.</source>
        <translation>증명서 번호가 없으면 주소가 필요합니다.</translation>
    </message>
    <message>
        <source>Type building and room.</source>
        <translation>동과 호를 입력하십시오.</translation>
    </message>
    <message>
        <source>Your name is missing.</source>
        <translation>담당자 이름이 없습니다.</translation>
    </message>
    <message>
        <source>Type your name.</source>
        <translation>담당자 이름을 입력하십시오.</translation>
    </message>
    <message>
        <source>Not seen yet in this round.</source>
        <translation>이번 차수에 아직 오지 않았습니다.</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>이유가 필요합니다.</translation>
    </message>
    <message>
        <source>This reason has no words of its own.</source>
        <translation>이 이유에는 정해진 말이 없습니다.</translation>
    </message>
    <message>
        <source>Say in a note why.</source>
        <translation>비고에 이유를 적으십시오.</translation>
    </message>
    <message>
        <source>{resident} is off the list already.</source>
        <translation>{resident}: 이미 명단에서 제외된 사람입니다.</translation>
    </message>
    <message>
        <source>Nobody was taken off.</source>
        <translation>아무도 제외하지 않았습니다.</translation>
    </message>
    <message>
        <source>{resident} is on no list: a walk-in.</source>
        <translation>{resident}: 명단에 없는 사람(명단 외)입니다.</translation>
    </message>
    <message>
        <source>{resident} was not taken off the list.</source>
        <translation>{resident}: 명단에서 제외되지 않은 사람입니다.</translation>
    </message>
    <message>
        <source>Nobody was put back.</source>
        <translation>아무도 다시 올리지 않았습니다.</translation>
    </message>
    <message>
        <source>This reason is not one of those to choose from.</source>
        <translation>고를 수 있는 이유가 아닙니다.</translation>
    </message>
    <message>
        <source>Use list_wrong, typed_wrong or person_asked.</source>
        <translation>list_wrong, typed_wrong, person_asked 중에서 쓰세요.</translation>
    </message>
    <message>
        <source>Nothing is different from what is written already.</source>
        <translation>이미 적힌 것과 같습니다.</translation>
    </message>
    <message>
        <source>Type what is right, or leave it as it is.</source>
        <translation>바른 내용을 입력하거나 그대로 두세요.</translation>
    </message>
    <message>
        <source>Type it in Hangul, or leave it empty.</source>
        <translation>한글로 입력하거나 비워 두세요.</translation>
    </message>
    <message>
        <source>This is not a phone number.</source>
        <translation>전화번호가 아닙니다.</translation>
    </message>
    <message>
        <source>The text is too long, or has signs that cannot be seen.</source>
        <translation>글이 너무 길거나 보이지 않는 기호가 있습니다.</translation>
    </message>
    <message>
        <source>Type it again, on one line.</source>
        <translation>한 줄로 다시 입력하세요.</translation>
    </message>
    <message>
        <source>Somebody of another name has this document number: {resident}.</source>
        <translation>이 증명서 번호는 이름이 다른 사람의 것입니다: {resident}.</translation>
    </message>
    <message>
        <source>Compare the document with both. Two people are never made one: tell headquarters.</source>
        <translation>증명서를 두 사람과 대조하세요. 두 사람을 하나로 합치지 않습니다. 지휘부에 알리세요.</translation>
    </message>
    <message>
        <source>This person has a card that is good.</source>
        <translation>이 사람에게 유효한 카드가 있습니다.</translation>
    </message>
    <message>
        <source>Print the same card again, or ask for a new one with a reason.</source>
        <translation>같은 카드를 다시 인쇄하거나, 이유를 들어 새 카드를 신청하세요.</translation>
    </message>
    <message>
        <source>The card cannot be made.</source>
        <translation>카드를 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>Look at the date of this laptop, then try again.</source>
        <translation>노트북의 날짜를 보고 다시 해 보십시오.</translation>
    </message>
    <message>
        <source>The date of this laptop is wrong.</source>
        <translation>노트북의 날짜가 틀렸습니다.</translation>
    </message>
    <message>
        <source>No font of this laptop has {count} of the characters: {characters}.</source>
        <translation>이 노트북의 글꼴에 글자 {count}개가 없습니다: {characters}.</translation>
    </message>
    <message>
        <source>The spreadsheet has spoiled the ID number.</source>
        <translation>표 프로그램이 신분증 번호를 바꾸어 버렸습니다.</translation>
    </message>
    <message>
        <source>Give the column the kind text, and type the number again.</source>
        <translation>그 열을 텍스트 형식으로 바꾸고 번호를 다시 입력하십시오.</translation>
    </message>
    <message>
        <source>There is no ID number.</source>
        <translation>신분증 번호가 없습니다.</translation>
    </message>
    <message>
        <source>Ask for it when the person comes.</source>
        <translation>본인이 오면 물어서 채우십시오.</translation>
    </message>
    <message>
        <source>This person stands in the list twice.</source>
        <translation>이 사람이 명단에 두 번 있습니다.</translation>
    </message>
    <message>
        <source>The first row was kept.</source>
        <translation>첫째 줄을 남겼습니다.</translation>
    </message>
    <message>
        <source>Somebody of another name has this number already.</source>
        <translation>이 번호는 이미 다른 이름의 사람에게 등록되어 있습니다.</translation>
    </message>
    <message>
        <source>Compare the document with both. A desk leaves the row out, headquarters keeps it.</source>
        <translation>증명서를 두 사람과 대조하십시오. 검사소에서는 이 행을 빼고, 지휘부에서는 받아들입니다.</translation>
    </message>
    <message>
        <source>The phone number is not right.</source>
        <translation>전화번호가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>It was left out.</source>
        <translation>그 항목은 뺐습니다.</translation>
    </message>
    <message>
        <source>The address is not clear.</source>
        <translation>주소가 분명하지 않습니다.</translation>
    </message>
    <message>
        <source>This language is not known.</source>
        <translation>모르는 언어입니다.</translation>
    </message>
    <message>
        <source>Use zh, ko or en.</source>
        <translation>zh, ko, en 가운데 하나를 쓰십시오.</translation>
    </message>
    <message>
        <source>The Korean name has other letters than Hangul.</source>
        <translation>한글 이름에 다른 글자가 있습니다.</translation>
    </message>
    <message>
        <source>This person has had 127 cards and can have no more.</source>
        <translation>이 사람에게는 이미 카드 127장을 발급하여 더 발급할 수 없습니다.</translation>
    </message>
    <message>
        <source>Register the person by the ID card or by name, and tell the point lead.</source>
        <translation>신분증이나 이름으로 등록하고 현장 책임자에게 알리십시오.</translation>
    </message>
    <message>
        <source>This ticket is not called now.</source>
        <translation>이 대기표는 지금 호출된 상태가 아닙니다.</translation>
    </message>
    <message>
        <source>Call it first. Who was served needs a new ticket.</source>
        <translation>먼저 호출하십시오. 이미 마친 사람은 새 대기표를 받으십시오.</translation>
    </message>
    <message>
        <source>This colour of a health code is not known.</source>
        <translation>모르는 건강코드 색입니다.</translation>
    </message>
    <message>
        <source>This person would be older than 120 years.</source>
        <translation>나이가 120세를 넘습니다.</translation>
    </message>
    <message>
        <source>Look at the document, and at the date of this laptop.</source>
        <translation>증명서와 이 노트북의 날짜를 확인하십시오.</translation>
    </message>
    <message>
        <source>The area in the ID number is not known.</source>
        <translation>번호의 지역 코드를 알 수 없습니다.</translation>
    </message>
    <message>
        <source>An old number of 15 digits was made one of 18.</source>
        <translation>15자리 옛 번호를 18자리로 바꾸었습니다.</translation>
    </message>
    <message>
        <source>Set the date and time, then try again.</source>
        <translation>날짜와 시각을 맞추고 다시 해 보십시오.</translation>
    </message>
    <message>
        <source>The ID number has {length} digits, not 18.</source>
        <translation>신분증 번호가 18자리가 아니라 {length}자리입니다.</translation>
    </message>
    <message>
        <source>Choose 01, 02, 03, 04, 05, 06, 07 or 99.</source>
        <translation>01, 02, 03, 04, 05, 06, 07, 99 가운데에서 고르세요.</translation>
    </message>
    <message>
        <source>Choose one, or write in words why.</source>
        <translation>하나를 고르거나 이유를 글로 적으십시오.</translation>
    </message>
    <message>
        <source>Type 5 to 15 plain digits.</source>
        <translation>보통 숫자 5~15자리를 입력하세요.</translation>
    </message>
    <message>
        <source>No compound, building, unit or room is written like this.</source>
        <translation>단지, 동, 라인, 호는 이렇게 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Type its name or number, 60 letters at most.</source>
        <translation>이름이나 번호를 60자 이내로 입력하세요.</translation>
    </message>
    <message>
        <source>This desk has printed all of its 9,999 card numbers.</source>
        <translation>이 등록대의 카드 번호 9,999개를 모두 썼습니다.</translation>
    </message>
    <message>
        <source>Go on at another desk and tell headquarters.</source>
        <translation>다른 등록대에서 계속하고 지휘부에 알리십시오.</translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation>기다리는 사람이 없습니다.</translation>
    </message>
    <message>
        <source>Hand out tickets first.</source>
        <translation>먼저 대기표를 나눠 주십시오.</translation>
    </message>
    <message>
        <source>This ticket is not known here.</source>
        <translation>이 등록대에 없는 대기표입니다.</translation>
    </message>
    <message>
        <source>Look at the number again.</source>
        <translation>번호를 다시 보십시오.</translation>
    </message>
    <message>
        <source>The list holds nobody.</source>
        <translation>명단이 비어 있습니다.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>다른 파일을 고르십시오.</translation>
    </message>
    <message>
        <source>The list has no line with the names of the columns.</source>
        <translation>명단에 열 이름을 적은 줄이 없습니다.</translation>
    </message>
    <message>
        <source>Put the names of the columns into the first line: name, number, building, room.</source>
        <translation>첫 줄에 열 이름을 적으십시오: 이름, 번호, 동, 호.</translation>
    </message>
    <message>
        <source>The list stands on a hidden sheet, which is not read.</source>
        <translation>명단이 숨긴 시트에 있습니다. 숨긴 시트는 읽지 않습니다.</translation>
    </message>
    <message>
        <source>Show the sheet if it is the right one, and save the file.</source>
        <translation>맞는 시트이면 숨기기를 취소하고 파일을 저장하십시오.</translation>
    </message>
    <message>
        <source>Two columns may hold the names of the people: {columns}.</source>
        <translation>이름일 수 있는 열이 둘 있습니다: {columns}.</translation>
    </message>
    <message>
        <source>Call the right one Name, or take the other one out of the list.</source>
        <translation>맞는 열의 이름을 “이름”으로 바꾸거나 다른 열을 명단에서 지우십시오.</translation>
    </message>
    <message>
        <source>Each name is divided between two columns: {columns}.</source>
        <translation>이름이 두 열에 나뉘어 있습니다: {columns}.</translation>
    </message>
    <message>
        <source>Put the whole name into one column called Name.</source>
        <translation>전체 이름을 ‘이름’이라는 한 열에 넣으십시오.</translation>
    </message>
    <message>
        <source>The list is too large for one file.</source>
        <translation>한 파일로 하기에 명단이 너무 큽니다.</translation>
    </message>
    <message>
        <source>Divide it by compound.</source>
        <translation>단지별로 나누십시오.</translation>
    </message>
    <message>
        <source>Stopped: {taken} people of the list were taken in.</source>
        <translation>중지했습니다. 명단에서 {taken}명을 받아들였습니다.</translation>
    </message>
    <message>
        <source>Take the same list again to go on.</source>
        <translation>계속하려면 같은 명단을 다시 넣으십시오.</translation>
    </message>
    <message>
        <source>Stopped: nobody of the list was taken in.</source>
        <translation>중지했습니다. 명단에서 아무도 가져오지 않았습니다.</translation>
    </message>
    <message>
        <source>Take the same list again to begin anew.</source>
        <translation>처음부터 다시 하려면 같은 명단을 다시 가져오십시오.</translation>
    </message>
    <message>
        <source>Looking at the list was stopped. Nothing was taken in.</source>
        <translation>명단 살펴보기를 중지했습니다. 가져온 것은 없습니다.</translation>
    </message>
    <message>
        <source>Choose the list again to look at it.</source>
        <translation>다시 살펴보려면 명단을 다시 고르십시오.</translation>
    </message>
    <message>
        <source>The list cannot be read.</source>
        <translation>명단을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Save it as .xlsx or .csv and try again.</source>
        <translation>.xlsx나 .csv로 저장하고 다시 해 보십시오.</translation>
    </message>
    <message>
        <source>The file has a password.</source>
        <translation>파일에 암호가 걸려 있습니다.</translation>
    </message>
    <message>
        <source>Remove the password in the spreadsheet and save it again.</source>
        <translation>표 프로그램에서 암호를 없애고 다시 저장하십시오.</translation>
    </message>
    <message>
        <source>The file is a web page, whatever its name says.</source>
        <translation>파일 이름과 달리 웹페이지입니다.</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet and save it as .xlsx.</source>
        <translation>표 프로그램으로 열어 .xlsx로 저장하십시오.</translation>
    </message>
    <message>
        <source>The file is an XML spreadsheet of 2003, whatever its name says.</source>
        <translation>파일 이름과 달리 XML 스프레드시트 2003입니다.</translation>
    </message>
    <message>
        <source>The file is XML and no list.</source>
        <translation>파일이 XML이며 명단이 아닙니다.</translation>
    </message>
    <message>
        <source>The file is of an Excel older than 1993.</source>
        <translation>1993년 이전 엑셀의 파일입니다.</translation>
    </message>
    <message>
        <source>The file is a text document, not a spreadsheet.</source>
        <translation>파일이 문서이며 표가 아닙니다.</translation>
    </message>
    <message>
        <source>Copy its table into a spreadsheet and save it as .xlsx.</source>
        <translation>그 안의 표를 표 프로그램에 옮겨 .xlsx로 저장하십시오.</translation>
    </message>
    <message>
        <source>The file is a PDF.</source>
        <translation>파일이 PDF입니다.</translation>
    </message>
    <message>
        <source>Ask for the spreadsheet that it was made of.</source>
        <translation>원래의 표 파일을 받으십시오.</translation>
    </message>
    <message>
        <source>The file is a picture.</source>
        <translation>파일이 그림입니다.</translation>
    </message>
    <message>
        <source>The file is a packed folder.</source>
        <translation>파일이 압축 파일입니다.</translation>
    </message>
    <message>
        <source>Unpack it and choose the list in it.</source>
        <translation>압축을 풀고 그 안의 명단을 고르십시오.</translation>
    </message>
    <message>
        <source>The file is a document of Apple&apos;s Numbers or Pages.</source>
        <translation>Apple Numbers 또는 Pages 파일입니다.</translation>
    </message>
    <message>
        <source>Export it in Numbers as Excel (.xlsx); copy a table of Pages into a spreadsheet.</source>
        <translation>Numbers에서 Excel(.xlsx)로 내보내십시오. Pages의 표는 스프레드시트에 복사하십시오.</translation>
    </message>
    <message>
        <source>The file is a presentation, not a spreadsheet.</source>
        <translation>스프레드시트가 아니라 프레젠테이션 파일입니다.</translation>
    </message>
    <message>
        <source>The file is an e-mail.</source>
        <translation>전자우편 파일입니다.</translation>
    </message>
    <message>
        <source>Open it in a mail program, save the list in it as .xlsx and choose that.</source>
        <translation>메일 프로그램에서 열어 안에 있는 명단을 .xlsx로 저장한 뒤 그 파일을 고르십시오.</translation>
    </message>
    <message>
        <source>The file only leads to a list that lies elsewhere.</source>
        <translation>다른 곳에 있는 명단으로 가는 바로 가기일 뿐입니다.</translation>
    </message>
    <message>
        <source>Open it, save the list itself as .xlsx and choose that.</source>
        <translation>열어서 명단 자체를 .xlsx로 저장한 뒤 그 파일을 고르십시오.</translation>
    </message>
    <message>
        <source>The file is JSON, the data of another program.</source>
        <translation>다른 프로그램의 데이터인 JSON 파일입니다.</translation>
    </message>
    <message>
        <source>Ask for the list as .xlsx or .csv.</source>
        <translation>.xlsx나 .csv 명단을 요청하십시오.</translation>
    </message>
    <message>
        <source>The file is a database.</source>
        <translation>데이터베이스 파일입니다.</translation>
    </message>
    <message>
        <source>The letters of the file cannot be told.</source>
        <translation>파일의 문자 인코딩을 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Save it as .xlsx, or as CSV in UTF-8.</source>
        <translation>.xlsx로, 또는 UTF-8 CSV로 저장하십시오.</translation>
    </message>
    <message>
        <source>The file is neither text nor a spreadsheet.</source>
        <translation>파일이 텍스트도 표도 아닙니다.</translation>
    </message>
    <message>
        <source>A line of the file is longer than any list has.</source>
        <translation>파일에 지나치게 긴 줄이 있습니다.</translation>
    </message>
    <message>
        <source>Look for a quotation mark that nobody closed.</source>
        <translation>닫지 않은 따옴표가 있는지 찾아보십시오.</translation>
    </message>
    <message>
        <source>This second cell for a document number was left out.</source>
        <translation>증명서 번호의 두 번째 칸이어서 넣지 않았습니다.</translation>
    </message>
    <message>
        <source>Compare it with the number that was kept.</source>
        <translation>넣은 번호와 대조해 보십시오.</translation>
    </message>
    <message>
        <source>A row of another name has this number already.</source>
        <translation>다른 이름의 줄에 이미 이 번호가 있습니다.</translation>
    </message>
    <message>
        <source>The first row was kept. Compare both documents.</source>
        <translation>첫 줄을 넣었습니다. 두 사람의 증명서를 대조해 보십시오.</translation>
    </message>
    <message>
        <source>Two people stand in one cell.</source>
        <translation>한 칸에 두 사람이 있습니다.</translation>
    </message>
    <message>
        <source>Give each of them a row.</source>
        <translation>한 사람에 한 줄씩 적으십시오.</translation>
    </message>
    <message>
        <source>This row shows how to fill in the list.</source>
        <translation>이 줄은 작성 예시입니다.</translation>
    </message>
    <message>
        <source>This row names nobody: a total, a signature, a heading or an empty home.</source>
        <translation>이 줄에는 사람이 없습니다. 합계, 서명, 제목 또는 빈집입니다.</translation>
    </message>
    <message>
        <source>Letters of this cell were lost, or it shows an error.</source>
        <translation>이 칸의 글자가 깨졌거나 오류값입니다.</translation>
    </message>
    <message>
        <source>Type it again.</source>
        <translation>다시 입력하십시오.</translation>
    </message>
    <message>
        <source>The date of this laptop is {today}, but a file that headquarters made on {signed} was read here. The paper would bear a wrong date.</source>
        <translation>이 노트북의 날짜는 {today}인데, 지휘부가 {signed}에 만든 파일을 이미 읽었습니다. 종이에 틀린 날짜가 찍히게 됩니다.</translation>
    </message>
    <message>
        <source>Set the date and time, then try again. If the date of this laptop is right, tell headquarters: theirs is wrong, and their next file puts it right here.</source>
        <translation>날짜와 시각을 맞춘 뒤 다시 시도하십시오. 이 노트북의 날짜가 맞다면 지휘부에 알리십시오. 지휘부의 날짜가 틀린 것이며, 지휘부의 다음 파일을 읽으면 여기서도 바로잡힙니다.</translation>
    </message>
    <message>
        <source>The name is not clear. It was kept.</source>
        <translation>이름이 분명하지 않습니다. 그대로 두었습니다.</translation>
    </message>
    <message>
        <source>Compare it with the document when the person comes.</source>
        <translation>본인이 오면 증명서와 대조하십시오.</translation>
    </message>
    <message>
        <source>What stands in brackets beside the name was left out.</source>
        <translation>이름 옆 괄호 안의 내용은 뺐습니다.</translation>
    </message>
    <message>
        <source>There is more than one phone number.</source>
        <translation>전화번호가 하나가 아닙니다.</translation>
    </message>
    <message>
        <source>The first one was kept.</source>
        <translation>첫째 것을 남겼습니다.</translation>
    </message>
    <message>
        <source>What stands beside the phone number was left out.</source>
        <translation>전화번호 옆의 내용은 뺐습니다.</translation>
    </message>
    <message>
        <source>The phone number has a digit too many or too few for a mobile phone.</source>
        <translation>전화번호가 휴대전화 번호로는 자릿수가 많거나 적습니다.</translation>
    </message>
    <message>
        <source>It was kept. Ask the person.</source>
        <translation>그대로 두었습니다. 본인에게 물어보십시오.</translation>
    </message>
    <message>
        <source>The cell says &quot;as above&quot;, and nothing stands above.</source>
        <translation>위와 같다고 적혀 있으나 위에 내용이 없습니다.</translation>
    </message>
    <message>
        <source>Building or room have columns of their own.</source>
        <translation>동이나 호의 열이 따로 있습니다.</translation>
    </message>
    <message>
        <source>The column with the whole address was left out.</source>
        <translation>전체 주소가 있는 열은 뺐습니다.</translation>
    </message>
    <message>
        <source>The note has more than 500 letters.</source>
        <translation>비고가 500자를 넘습니다.</translation>
    </message>
    <message>
        <source>The rest was left out.</source>
        <translation>나머지는 뺐습니다.</translation>
    </message>
    <message>
        <source>The sign at the end of the ID number was read as X.</source>
        <translation>신분증 번호 끝의 기호를 X로 읽었습니다.</translation>
    </message>
    <message>
        <source>A quotation mark in this row was not closed.</source>
        <translation>이 줄에 닫지 않은 따옴표가 있습니다.</translation>
    </message>
    <message>
        <source>The row was read as it stands: look at it.</source>
        <translation>그 줄을 적힌 대로 읽었습니다. 확인하십시오.</translation>
    </message>
    <message>
        <source>Was taken off the list on {day}. This list puts the person on it again.</source>
        <translation>{day} 명단에서 제외된 사람입니다. 이 명단이 다시 올립니다.</translation>
    </message>
    <message>
        <source>Was taken off the list on {day}: moved away. This list puts the person on it again.</source>
        <translation>{day} 이사하여 명단에서 제외된 사람입니다. 이 명단이 다시 올립니다.</translation>
    </message>
    <message>
        <source>Was taken off the list on {day}: has died. This list puts the person on it again.</source>
        <translation>{day} 사망하여 명단에서 제외된 사람입니다. 이 명단이 다시 올립니다.</translation>
    </message>
    <message>
        <source>Was taken off the list on {day}: listed twice. This list puts the person on it again.</source>
        <translation>{day} 중복 등재로 명단에서 제외된 사람입니다. 이 명단이 다시 올립니다.</translation>
    </message>
    <message>
        <source>Was taken off the list on {day}: listed by mistake. This list puts the person on it again.</source>
        <translation>{day} 잘못 등재되어 명단에서 제외된 사람입니다. 이 명단이 다시 올립니다.</translation>
    </message>
    <message>
        <source>Ask whoever sent this list if that is right.</source>
        <translation>명단을 보낸 곳에 맞는지 확인하십시오.</translation>
    </message>
    <message>
        <source>The spreadsheet is damaged, or it is a packed folder.</source>
        <translation>스프레드시트가 손상되었거나 압축된 폴더입니다.</translation>
    </message>
    <message>
        <source>Unpack it, or open it in a spreadsheet; save the list as .xlsx.</source>
        <translation>압축을 풀거나 스프레드시트로 열어 명단을 .xlsx로 저장하십시오.</translation>
    </message>
    <message>
        <source>This sheet is hidden and was not read.</source>
        <translation>숨긴 시트이며 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>Show it if its people belong to the list.</source>
        <translation>거기 있는 사람이 명단에 속하면 숨기기를 취소하십시오.</translation>
    </message>
    <message>
        <source>This sheet has no names of columns and was not read.</source>
        <translation>이 시트에는 열 이름이 없어 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>Put them into its first line if people stand on it.</source>
        <translation>거기에 사람이 있으면 첫 줄에 열 이름을 적으십시오.</translation>
    </message>
    <message>
        <source>This sheet has other columns than the list and was not read.</source>
        <translation>이 시트는 열이 명단과 달라 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>Save it as a file of its own if people stand on it.</source>
        <translation>거기에 사람이 있으면 따로 파일로 저장하십시오.</translation>
    </message>
    <message>
        <source>These lines above the names of the columns were not read.</source>
        <translation>열 이름 위의 이 줄들은 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>This column was not read.</source>
        <translation>이 열은 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>A second list stands beside the first and was not read.</source>
        <translation>첫 명단 옆에 명단이 하나 더 있으며 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>Put its people below the others.</source>
        <translation>그 사람들을 아래로 옮기십시오.</translation>
    </message>
    <message>
        <source>What stands right of column 64 was not read.</source>
        <translation>64번째 열 오른쪽의 내용은 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>These rows name nobody.</source>
        <translation>이 줄들에는 사람 이름이 없습니다.</translation>
    </message>
    <message>
        <source>These rows are hidden in the spreadsheet. They were read.</source>
        <translation>이 줄들은 표에서 숨겨져 있으나 읽었습니다.</translation>
    </message>
    <message>
        <source>Delete them if their people do not belong to the list.</source>
        <translation>그 사람들이 명단에 속하지 않으면 줄을 지우십시오.</translation>
    </message>
    <message>
        <source>This sheet hides rows by default. All its rows were read, shown or not.</source>
        <translation>이 시트는 줄을 기본으로 숨깁니다. 보이는 줄과 숨은 줄을 모두 읽었습니다.</translation>
    </message>
    <message>
        <source>Show all rows and look through them.</source>
        <translation>모든 줄을 표시하고 확인하십시오.</translation>
    </message>
    <message>
        <source>These columns are hidden in the spreadsheet. They were read.</source>
        <translation>스프레드시트에서 숨겨진 열입니다. 읽었습니다.</translation>
    </message>
    <message>
        <source>Delete them if they do not belong to the list.</source>
        <translation>명단에 속하지 않으면 지우십시오.</translation>
    </message>
    <message>
        <source>The name of the sheet was taken for the building.</source>
        <translation>시트 이름을 동으로 보았습니다.</translation>
    </message>
    <message>
        <source>There is nothing to print.</source>
        <translation>인쇄할 것이 없습니다.</translation>
    </message>
    <message>
        <source>Choose at least one person.</source>
        <translation>한 사람 이상 고르십시오.</translation>
    </message>
    <message>
        <source>Install the fonts that the guide names, or print at another desk.</source>
        <translation>안내서의 글꼴을 설치하거나 다른 등록대에서 인쇄하십시오.</translation>
    </message>
    <message>
        <source>This number cannot be right.</source>
        <translation>이 수는 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Type the number of swabs again.</source>
        <translation>면봉 수를 다시 입력하십시오.</translation>
    </message>
    <message>
        <source>The tube is open.</source>
        <translation>튜브를 열었습니다.</translation>
    </message>
    <message>
        <source>Scan the first person.</source>
        <translation>첫 사람을 스캔하십시오.</translation>
    </message>
    <message>
        <source>Registered.</source>
        <translation>등록했습니다.</translation>
    </message>
    <message>
        <source>Please swab.</source>
        <translation>채취하십시오.</translation>
    </message>
    <message>
        <source>Registered, but this person is not on your list.</source>
        <translation>등록했지만 이 등록대의 명단에 없는 사람입니다.</translation>
    </message>
    <message>
        <source>Scan the ID card to compare. Write name and address on the paper list. Then swab.</source>
        <translation>신분증을 스캔하여 대조하십시오. 이름과 주소를 종이명단에 적은 다음 검체를 채취하십시오.</translation>
    </message>
    <message>
        <source>The ID card and the card are the same person&apos;s.</source>
        <translation>신분증과 대리카드는 같은 사람의것입니다.</translation>
    </message>
    <message>
        <source>Please swab. This person is in the tube already.</source>
        <translation>검체를 채취하십시오. 이 사람은 이미 시험관에 등록되였습니다.</translation>
    </message>
    <message>
        <source>The ID card is not that of the card before.</source>
        <translation>신분증이 방금 스캔한 카드의 주인과 다릅니다.</translation>
    </message>
    <message>
        <source>Take the card&apos;s person back with F9. Scanning the ID card again registers its holder.</source>
        <translation>F9로 카드의 사람을 취소하십시오. 신분증을 다시 스캔하면 신분증 본인이 등록됩니다.</translation>
    </message>
    <message>
        <source>The tube is sealed.</source>
        <translation>튜브를 봉인했습니다.</translation>
    </message>
    <message>
        <source>Put it into the rack and scan an empty tube.</source>
        <translation>튜브 꽂이에 꽂고 빈 튜브를 스캔하십시오.</translation>
    </message>
    <message>
        <source>The tube is open again.</source>
        <translation>튜브를 다시 열었습니다.</translation>
    </message>
    <message>
        <source>Go on scanning people.</source>
        <translation>계속 사람을 스캔하십시오.</translation>
    </message>
    <message>
        <source>The opening of the tube is taken back.</source>
        <translation>튜브 열기를 취소했습니다.</translation>
    </message>
    <message>
        <source>Scan an empty tube.</source>
        <translation>빈 튜브를 스캔하십시오.</translation>
    </message>
    <message>
        <source>This person is taken out of the tube.</source>
        <translation>이 튜브에서 이 사람의 등록을 취소했습니다.</translation>
    </message>
    <message>
        <source>The place is free again. Do not swab on the old answer.</source>
        <translation>자리가 비었습니다. 채취하지 마십시오. 채취하려면 다시 스캔하십시오.</translation>
    </message>
    <message>
        <source>This person is taken out of a sealed tube.</source>
        <translation>봉인한 튜브에서 이 사람을 뺐습니다.</translation>
    </message>
    <message>
        <source>The tube stays sealed and the place stays empty.</source>
        <translation>튜브는 봉인된 채로 두고, 그 자리는 비워 둡니다.</translation>
    </message>
    <message>
        <source>The place is free again. See that no swab of this person is in the tube.</source>
        <translation>자리가 다시 비었습니다. 튜브에 이 사람의 면봉이 없는지 확인하십시오.</translation>
    </message>
    <message>
        <source>The code belongs to nobody any more.</source>
        <translation>이 코드는 이제 누구의 것도 아닙니다.</translation>
    </message>
    <message>
        <source>The next scan of it asks whose it is.</source>
        <translation>다음에 스캔하면 누구의 것인지 다시 묻습니다.</translation>
    </message>
    <message>
        <source>This code was given to this person by hand.</source>
        <translation>이 코드는 손으로 이 사람에게 연결한 것입니다.</translation>
    </message>
    <message>
        <source>Ask for the name. Is it right? Swab. If not: F9.</source>
        <translation>이름을 물어보십시오. 맞으면 채취하고, 아니면 F9를 누르십시오.</translation>
    </message>
    <message>
        <source>No such sample is known here.</source>
        <translation>이 등록대에는 그런 채취 기록이 없습니다.</translation>
    </message>
    <message>
        <source>Open the tube&apos;s list and choose the place.</source>
        <translation>튜브 명단을 열고 자리를 고르십시오.</translation>
    </message>
    <message>
        <source>This person was taken out of the tube before.</source>
        <translation>이 사람은 이미 튜브에서 뺐습니다.</translation>
    </message>
    <message>
        <source>Nothing is left to do.</source>
        <translation>더 할 일이 없습니다.</translation>
    </message>
    <message>
        <source>Sampled at desk {station}: tube {tube}, place {position}.</source>
        <translation>{station}번 등록대에서 채취했습니다. 튜브 {tube}의 {position}번째입니다.</translation>
    </message>
    <message>
        <source>Only that desk can take this person out. Call it.</source>
        <translation>그 등록대에서만 뺄 수 있습니다. 그 등록대에 연락하십시오.</translation>
    </message>
    <message>
        <source>This person has no sample in this round.</source>
        <translation>이 사람은 이번 차수에 채취 기록이 없습니다.</translation>
    </message>
    <message>
        <source>For an earlier round open the tube&apos;s list.</source>
        <translation>지난 차수의 기록은 튜브 명단에서 여십시오.</translation>
    </message>
    <message>
        <source>A reason is needed to take somebody out of a tube.</source>
        <translation>튜브에서 사람을 빼려면 이유가 있어야 합니다.</translation>
    </message>
    <message>
        <source>Use wrong_person, not_swabbed, swab_damaged, wrong_tube or other.</source>
        <translation>wrong_person, not_swabbed, swab_damaged, wrong_tube, other 중에서 쓰세요.</translation>
    </message>
    <message>
        <source>Nobody is in place {position} of this tube.</source>
        <translation>이 튜브의 {position}번째 자리에는 아무도 없습니다.</translation>
    </message>
    <message>
        <source>This tube is of desk {station}.</source>
        <translation>이 튜브는 {station}번 등록대의 것입니다.</translation>
    </message>
    <message>
        <source>Only that desk can change it. Call it.</source>
        <translation>그 등록대에서만 고칠 수 있습니다. 그 등록대에 연락하십시오.</translation>
    </message>
    <message>
        <source>Something else was done meanwhile.</source>
        <translation>그사이에 다른 작업이 있었습니다.</translation>
    </message>
    <message>
        <source>Nothing was taken back. Press F9 to see what is last now.</source>
        <translation>아무것도 되돌리지 않았습니다. F9를 눌러 지금 마지막 작업을 확인하십시오.</translation>
    </message>
    <message>
        <source>No phone code is bound to this person.</source>
        <translation>이 사람에게 연결된 휴대폰 코드가 없습니다.</translation>
    </message>
    <message>
        <source>There is nothing to unbind; scan the code to see whose it is.</source>
        <translation>해제할 것이 없습니다. 코드를 스캔하여 누구의 것인지 확인하십시오.</translation>
    </message>
    <message>
        <source>Taken back at the desk.</source>
        <translation>등록대에서 취소했습니다.</translation>
    </message>
    <message>
        <source>The next tube is for one person.</source>
        <translation>다음 튜브는 한 사람용입니다.</translation>
    </message>
    <message>
        <source>The next tube is for one household.</source>
        <translation>다음 튜브는 한 세대용입니다.</translation>
    </message>
    <message>
        <source>The next tube is a pooled tube.</source>
        <translation>다음 튜브는 여러 사람용(혼합)입니다.</translation>
    </message>
    <message>
        <source>Already sampled</source>
        <translation>이미 채취함</translation>
    </message>
    <message>
        <source>Do not swab again. This person may go home.</source>
        <translation>다시 채취하지 마십시오. 이 사람은 돌아가도 됩니다.</translation>
    </message>
    <message>
        <source>The tube is full.</source>
        <translation>튜브가 찼습니다.</translation>
    </message>
    <message>
        <source>Scan an empty tube, then scan this person again.</source>
        <translation>빈 튜브를 스캔한 뒤 이 사람을 다시 스캔하십시오.</translation>
    </message>
    <message>
        <source>No tube is open.</source>
        <translation>열린 튜브가 없습니다.</translation>
    </message>
    <message>
        <source>Scan an empty tube first, then scan this person again.</source>
        <translation>먼저 빈 튜브를 스캔한 뒤 이 사람을 다시 스캔하십시오.</translation>
    </message>
    <message>
        <source>This tube is already open.</source>
        <translation>이미 열린 튜브입니다.</translation>
    </message>
    <message>
        <source>Scan the next person.</source>
        <translation>다음 사람을 스캔하십시오.</translation>
    </message>
    <message>
        <source>The open tube is from an earlier round.</source>
        <translation>열린 튜브는 지난 차수의 것입니다.</translation>
    </message>
    <message>
        <source>Seal it with F8, then scan an empty tube.</source>
        <translation>F8로 봉인한 뒤 빈 튜브를 스캔하십시오.</translation>
    </message>
    <message>
        <source>Go on with that tube, or seal it early with F8. An empty one: take it back with F9.</source>
        <translation>그 튜브로 계속하거나 F8로 미리 봉인하십시오. 빈 튜브는 F9로 취소하십시오.</translation>
    </message>
    <message>
        <source>Another tube is still open.</source>
        <translation>다른 튜브가 아직 열려 있습니다.</translation>
    </message>
    <message>
        <source>This tube was used before.</source>
        <translation>이미 쓴 튜브입니다.</translation>
    </message>
    <message>
        <source>Put it aside and take an empty tube.</source>
        <translation>따로 두고 빈 튜브를 쓰십시오.</translation>
    </message>
    <message>
        <source>No round is open.</source>
        <translation>열린 차수가 없습니다.</translation>
    </message>
    <message>
        <source>Call headquarters: the kit or the update on the stick opens the round.</source>
        <translation>지휘부에 전화하십시오. USB로 키트나 업데이트를 받아야 차수가 열립니다.</translation>
    </message>
    <message>
        <source>The open tube belongs to another household.</source>
        <translation>열린 튜브는 다른 세대의 것입니다.</translation>
    </message>
    <message>
        <source>Seal it with F8 and take a new tube for this household.</source>
        <translation>F8을 눌러 봉인하고 이 세대에는 새 튜브를 쓰십시오.</translation>
    </message>
    <message>
        <source>The health code is not green.</source>
        <translation>건강코드가 녹색이 아닙니다.</translation>
    </message>
    <message>
        <source>Lead this person to the single lane. Use a tube for one person.</source>
        <translation>1인 통로로 안내하고 1인용 튜브를 쓰십시오.</translation>
    </message>
    <message>
        <source>The code is damaged, or the scanner lost a key.</source>
        <translation>코드가 손상되었거나 스캐너가 글자를 빠뜨렸습니다.</translation>
    </message>
    <message>
        <source>Scan it again. If it fails twice, type the card number.</source>
        <translation>다시 스캔하십시오. 두 번 안 되면 카드 번호를 입력하십시오.</translation>
    </message>
    <message>
        <source>This code was not made by a desk of this city.</source>
        <translation>이 도시의 등록대에서 만든 코드가 아닙니다.</translation>
    </message>
    <message>
        <source>Do not register with it. Ask for the ID card and tell the point lead.</source>
        <translation>이것으로 등록하지 마십시오. 신분증을 보여 달라고 하고 현장 책임자에게 알리십시오.</translation>
    </message>
    <message>
        <source>This code is of a newer kind than this desk knows.</source>
        <translation>이 등록대가 모르는 새 형식의 코드입니다.</translation>
    </message>
    <message>
        <source>Ask for the ID card.</source>
        <translation>신분증을 보여 달라고 하십시오.</translation>
    </message>
    <message>
        <source>This desk does not have the key of this code.</source>
        <translation>이 코드를 확인할 암호 키가 이 등록대에 없습니다.</translation>
    </message>
    <message>
        <source>Ask for the ID card. Headquarters can send the key with an update.</source>
        <translation>신분증을 보여 달라고 하십시오. 암호 키는 지휘부가 업데이트로 보낼 수 있습니다.</translation>
    </message>
    <message>
        <source>This card was declared void.</source>
        <translation>무효가 된 카드입니다.</translation>
    </message>
    <message>
        <source>Ask for the ID card; the proxy desk can print a new card.</source>
        <translation>신분증을 보여 달라고 하십시오. 대리발급 담당이 새 카드를 인쇄할 수 있습니다.</translation>
    </message>
    <message>
        <source>A newer card was printed for this person.</source>
        <translation>이 사람에게는 새로 인쇄한 카드가 있습니다.</translation>
    </message>
    <message>
        <source>Ask for the newer card or for the ID card.</source>
        <translation>새 카드나 신분증을 보여 달라고 하십시오.</translation>
    </message>
    <message>
        <source>By the date of this laptop the card has run out.</source>
        <translation>이 노트북 날짜로는 이 카드의 기한이 지났습니다.</translation>
    </message>
    <message>
        <source>Look at the date. If it is right: ask for the ID card; the proxy desk can print a new card.</source>
        <translation>날짜를 확인하십시오. 맞으면 신분증을 요청하십시오. 대리발급대에서 새 카드를 인쇄할 수 있습니다.</translation>
    </message>
    <message>
        <source>By the date of this laptop the card&apos;s key has run out.</source>
        <translation>이 노트북 날짜로는 이 카드의 키 기한이 지났습니다.</translation>
    </message>
    <message>
        <source>This desk never issued this card.</source>
        <translation>이 등록대에서는 이 카드를 발급한 적이 없습니다.</translation>
    </message>
    <message>
        <source>Keep the card, scan the ID card, and call the point lead.</source>
        <translation>카드를 보관하고 신분증을 스캔한 다음 현장 책임자를 부르십시오.</translation>
    </message>
    <message>
        <source>This card number is not right.</source>
        <translation>카드 번호가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Read it from the card again, digit by digit.</source>
        <translation>카드를 보고 한 자리씩 다시 입력하십시오.</translation>
    </message>
    <message>
        <source>No card with this number is known here.</source>
        <translation>이 등록대에 없는 카드 번호입니다.</translation>
    </message>
    <message>
        <source>This person is not on the list.</source>
        <translation>명단에 없는 사람입니다.</translation>
    </message>
    <message>
        <source>Find the person by name, or write the person down as new.</source>
        <translation>이름으로 찾거나 새 사람으로 추가하십시오.</translation>
    </message>
    <message>
        <source>Nobody is known to have this code.</source>
        <translation>누구의 코드인지 모릅니다.</translation>
    </message>
    <message>
        <source>Ask whose it is: find the person once, and the code is known from then on.</source>
        <translation>누구의 것인지 물으십시오. 한 번 찾으면 다음부터 알아봅니다.</translation>
    </message>
    <message>
        <source>This is no code that a desk can use.</source>
        <translation>등록대에서 쓸 수 있는 코드가 아닙니다.</translation>
    </message>
    <message>
        <source>Nothing was changed. Scan the health code, the card or the ID card.</source>
        <translation>바뀐 것은 없습니다. 건강코드, 카드 또는 신분증을 스캔하십시오.</translation>
    </message>
    <message>
        <source>The scanner sent something that cannot be read.</source>
        <translation>스캐너가 읽을 수 없는 것을 보냈습니다.</translation>
    </message>
    <message>
        <source>Scan it again. If it stays, ask for the ID card.</source>
        <translation>다시 스캔하십시오. 그래도 안 되면 신분증을 보여 달라고 하십시오.</translation>
    </message>
    <message>
        <source>Several scans came as one line. None was taken.</source>
        <translation>여러번 스캔한것이 한줄로 들어왔습니다. 하나도 등록하지 않았습니다.</translation>
    </message>
    <message>
        <source>Scan each of them again, one after the other.</source>
        <translation>하나씩 다시 스캔하십시오.</translation>
    </message>
    <message>
        <source>A card&apos;s code or an ID number is part of a longer text.</source>
        <translation>긴 내용 안에 대리발급 코드나 신분증 번호가 들어 있습니다.</translation>
    </message>
    <message>
        <source>Scan the card or the ID card by itself, with no other code in view.</source>
        <translation>카드나 신분증만 따로 스캔하십시오. 옆에 다른 코드가 보이지 않게 하십시오.</translation>
    </message>
    <message>
        <source>This number may be a tube&apos;s or somebody&apos;s document.</source>
        <translation>이 번호는 튜브일 수도, 누군가의 증명서일 수도 있습니다.</translation>
    </message>
    <message>
        <source>Look at what is in your hand: press 1 or 2.</source>
        <translation>손에 든 것이 무엇인지 보고 1 또는 2를 누르십시오.</translation>
    </message>
    <message>
        <source>Several people on the list have this document number.</source>
        <translation>명부에 이 증명서 번호를 가진 사람이 여럿 있습니다.</translation>
    </message>
    <message>
        <source>Find the person by name, and compare the document.</source>
        <translation>이름으로 찾고 증명서와 대조하십시오.</translation>
    </message>
    <message>
        <source>One person&apos;s card and another&apos;s document have this number.</source>
        <translation>한 사람의 카드 번호와 다른 사람의 증명서 번호가 같습니다.</translation>
    </message>
    <message>
        <source>Scan the card&apos;s code, or find the person by name.</source>
        <translation>카드의 코드를 스캔하거나 이름으로 찾으십시오.</translation>
    </message>
    <message>
        <source>This command is not known.</source>
        <translation>모르는 명령입니다.</translation>
    </message>
    <message>
        <source>Nothing was changed. Use undo, seal, single, household, pool, bind, tube or document.</source>
        <translation>아무것도 바뀌지 않았습니다. undo, seal, single, household, pool, bind, tube, document를 쓰세요.</translation>
    </message>
    <message>
        <source>The command has a word that it does not use.</source>
        <translation>명령에 쓰이지 않는 말이 있습니다.</translation>
    </message>
    <message>
        <source>Nothing was changed. Give the command without it.</source>
        <translation>아무것도 바꾸지 않았습니다. 그 말을 빼고 다시 입력하십시오.</translation>
    </message>
    <message>
        <source>Press F8 and choose one: end_of_queue, relocation, tube_damaged, family, shift_change or other.</source>
        <translation>F8을 누르고 하나를 고르세요: end_of_queue, relocation, tube_damaged, family, shift_change, other.</translation>
    </message>
    <message>
        <source>The log of this desk&apos;s data is damaged; entries that were answered are behind the damage.</source>
        <translation>이 데스크 데이터의 로그가 손상되었습니다. 손상된 곳 뒤에 이미 확인된 기록이 있습니다.</translation>
    </message>
    <message>
        <source>Do not delete anything. Run “testdesk salvage”: it brings back every entry that can be read.</source>
        <translation>아무것도 지우지 말고 “testdesk salvage”를 실행하십시오. 읽을 수 있는 기록을 모두 되살립니다.</translation>
    </message>
    <message>
        <source>The log of this desk&apos;s data is missing: {marked} entries were written, {events} are here.</source>
        <translation>이 데스크 데이터의 로그가 없습니다. 기록 {marked}건이 작성되었으나 여기에는 {events}건만 있습니다.</translation>
    </message>
    <message>
        <source>Put station.db-wal back beside station.db. If it is gone, run “testdesk salvage”.</source>
        <translation>station.db-wal을 station.db 옆에 되돌려 놓으십시오. 없으면 “testdesk salvage”를 실행하십시오.</translation>
    </message>
    <message>
        <source>The log of this desk&apos;s data lost its end: {marked} entries were written, {events} are here.</source>
        <translation>이 데스크 데이터의 로그 끝이 없어졌습니다. 기록 {marked}건이 작성되었으나 여기에는 {events}건만 있습니다.</translation>
    </message>
    <message>
        <source>This is an older copy of this desk&apos;s data: {marked} entries were written, {events} are here.</source>
        <translation>이 데스크 데이터의 오래된 사본입니다. 기록 {marked}건이 작성되었으나 여기에는 {events}건만 있습니다.</translation>
    </message>
    <message>
        <source>Put the newest station.db back. If it is gone, run “testdesk salvage”.</source>
        <translation>가장 새로운 station.db를 되돌려 놓으십시오. 없으면 “testdesk salvage”를 실행하십시오.</translation>
    </message>
    <message>
        <source>This is not the data that this desk wrote last.</source>
        <translation>이 데스크가 마지막으로 쓴 데이터가 아닙니다.</translation>
    </message>
    <message>
        <source>Put the right station.db back. If it is gone, run “testdesk salvage”.</source>
        <translation>올바른 station.db를 되돌려 놓으십시오. 없으면 “testdesk salvage”를 실행하십시오.</translation>
    </message>
    <message>
        <source>The file station.db-mark is missing or damaged: whether any entries are lost cannot be told.</source>
        <translation>station.db-mark 파일이 없거나 손상되어 잃어버린 기록이 있는지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Put it back beside station.db. If it is gone, run “testdesk salvage”.</source>
        <translation>station.db 옆에 되돌려 놓으십시오. 없으면 “testdesk salvage”를 실행하십시오.</translation>
    </message>
    <message>
        <source>The log of headquarters&apos; database is damaged; what was acknowledged is behind the damage.</source>
        <translation>지휘부 데이터베이스의 로그가 손상되었습니다. 손상된 곳 뒤에 이미 확인된 내용이 있습니다.</translation>
    </message>
    <message>
        <source>Do not delete anything. Run “testdesk hq salvage”: it brings back all that can be read.</source>
        <translation>아무것도 지우지 말고 “testdesk hq salvage”를 실행하십시오. 읽을 수 있는 것을 모두 되살립니다.</translation>
    </message>
    <message>
        <source>The log of headquarters&apos; database is missing: {marked} entries were written, {events} are here.</source>
        <translation>지휘부 데이터베이스의 로그가 없습니다. {marked}건이 작성되었으나 여기에는 {events}건만 있습니다.</translation>
    </message>
    <message>
        <source>Put headquarters.db-wal back beside headquarters.db. If it is gone, run “testdesk hq salvage”.</source>
        <translation>headquarters.db-wal을 headquarters.db 옆에 되돌려 놓으십시오. 없으면 “testdesk hq salvage”를 실행하십시오.</translation>
    </message>
    <message>
        <source>The log of headquarters&apos; database lost its end: {marked} entries were written, {events} are here.</source>
        <translation>지휘부 데이터베이스의 로그 끝이 없어졌습니다. {marked}건이 작성되었으나 여기에는 {events}건만 있습니다.</translation>
    </message>
    <message>
        <source>This is an older copy of headquarters&apos; database: {marked} entries were written, {events} are here.</source>
        <translation>지휘부 데이터베이스의 오래된 사본입니다. {marked}건이 작성되었으나 여기에는 {events}건만 있습니다.</translation>
    </message>
    <message>
        <source>Put the newest headquarters.db back. If it is gone, run “testdesk hq salvage”.</source>
        <translation>가장 새로운 headquarters.db를 되돌려 놓으십시오. 없으면 “testdesk hq salvage”를 실행하십시오.</translation>
    </message>
    <message>
        <source>This is not the database that headquarters wrote last.</source>
        <translation>지휘부가 마지막으로 쓴 데이터베이스가 아닙니다.</translation>
    </message>
    <message>
        <source>Put the right headquarters.db back. If it is gone, run “testdesk hq salvage”.</source>
        <translation>올바른 headquarters.db를 되돌려 놓으십시오. 없으면 “testdesk hq salvage”를 실행하십시오.</translation>
    </message>
    <message>
        <source>The file headquarters.db-mark is missing or damaged: whether anything is lost cannot be told.</source>
        <translation>headquarters.db-mark 파일이 없거나 손상되어 잃어버린 것이 있는지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Put it back beside headquarters.db. If it is gone, run “testdesk hq salvage”.</source>
        <translation>headquarters.db 옆에 되돌려 놓으십시오. 없으면 “testdesk hq salvage”를 실행하십시오.</translation>
    </message>
    <message>
        <source>Something is wrong with this desk&apos;s data file.</source>
        <translation>이 데스크의 데이터 파일에 문제가 있습니다.</translation>
    </message>
    <message>
        <source>“testdesk verify” tells what, “testdesk salvage” makes it right.</source>
        <translation>“testdesk verify”가 무엇인지 알려 주고 “testdesk salvage”가 바로잡습니다.</translation>
    </message>
    <message>
        <source>Headquarters acknowledged what is no longer here: own entries {journal}, arrived batches {arrivals}.</source>
        <translation>지휘부가 확인한 것 중 없어진 것이 있습니다. 자체 기록 {journal}, 도착한 배치 {arrivals}.</translation>
    </message>
    <message>
        <source>Look for the missing file first. To go on without it: “testdesk hq salvage --accept-loss”.</source>
        <translation>먼저 없어진 파일을 찾으십시오. 없이 계속하려면 “testdesk hq salvage --accept-loss”를 실행하십시오.</translation>
    </message>
    <message>
        <source>Headquarters acknowledged what is no longer here: own entries {journal}.</source>
        <translation>지휘부가 확인한 것 중 없어진 것이 있습니다. 자체 기록 {journal}.</translation>
    </message>
    <message>
        <source>Headquarters acknowledged what is no longer here: arrived batches {arrivals}.</source>
        <translation>지휘부가 확인한 것 중 없어진 것이 있습니다. 도착한 배치 {arrivals}.</translation>
    </message>
    <message>
        <source>The database is a server&apos;s, not a file of ours.</source>
        <translation>데이터베이스가 우리 파일이 아니라 서버에 있습니다.</translation>
    </message>
    <message>
        <source>Bring it back from the server&apos;s own backup.</source>
        <translation>서버 자체의 백업에서 되살리십시오.</translation>
    </message>
    <message>
        <source>Not every entry could be brought back; those that could are in the batches.</source>
        <translation>되살리지 못한 기록이 있습니다. 되살린 기록은 배치 파일에 들어 있습니다.</translation>
    </message>
    <message>
        <source>Keep this folder as it is. Give headquarters the batches and the numbers above: it takes the batches in, says “testdesk hq station end”, and makes a kit of a new number. Set the desk up with it in an empty folder.</source>
        <translation>이 폴더는 그대로 두십시오. 배치와 위의 번호를 지휘부에 전하십시오. 지휘부는 배치를 받아들이고 “testdesk hq station end”를 실행한 뒤 새 번호의 키트를 만듭니다. 그 키트로 빈 폴더에 등록대를 새로 설정하십시오.</translation>
    </message>
    <message>
        <source>Nothing is wrong with the data.</source>
        <translation>데이터에 문제가 없습니다.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>바뀐 것이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing is wrong with the data, or nothing any more.</source>
        <translation>데이터에 문제가 없거나 이미 복구되었습니다.</translation>
    </message>
    <message>
        <source>Nothing was changed. If an earlier salvage could not write its batch: “testdesk export --again”.</source>
        <translation>바뀐 것은 없습니다. 앞선 salvage가 배치를 쓰지 못했다면 “testdesk export --again”을 실행하십시오.</translation>
    </message>
    <message>
        <source>What is left of the data does not say who this desk is.</source>
        <translation>남은 데이터로는 이 데스크가 누구인지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Keep the folder as it is and call headquarters; a backup can be restored into another folder.</source>
        <translation>폴더를 그대로 두고 지휘부에 연락하십시오. 백업은 다른 폴더에 복원할 수 있습니다.</translation>
    </message>
    <message>
        <source>Parts of the database are lost.</source>
        <translation>데이터베이스의 일부가 없어졌습니다.</translation>
    </message>
    <message>
        <source>Keep the folder as it is; bring back a backup, and take the batches of all desks in again.</source>
        <translation>폴더를 그대로 두고 백업을 되돌린 뒤 모든 데스크의 배치를 다시 받으십시오.</translation>
    </message>
    <message>
        <source>A tube takes 5, 10 or 20 people.</source>
        <translation>튜브 하나에 5명, 10명 또는 20명을 넣습니다.</translation>
    </message>
    <message>
        <source>Choose one of these.</source>
        <translation>이 가운데 하나를 고르십시오.</translation>
    </message>
    <message>
        <source>No code is waiting for a person.</source>
        <translation>주인을 기다리는 코드가 없습니다.</translation>
    </message>
    <message>
        <source>Scan the code again.</source>
        <translation>코드를 다시 스캔하십시오.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>취소할 것이 없습니다.</translation>
    </message>
    <message>
        <source>A reason is needed to seal a tube early.</source>
        <translation>튜브를 미리 봉인하려면 이유가 필요합니다.</translation>
    </message>
    <message>
        <source>The tube is empty.</source>
        <translation>아직 아무도 등록하지 않은 튜브입니다.</translation>
    </message>
    <message>
        <source>An empty tube cannot be sealed. Take its opening back with F9.</source>
        <translation>빈 튜브는 봉인할 수 없습니다. F9를 눌러 튜브 열기를 취소하십시오.</translation>
    </message>
    <message>
        <source>This tube is not known here.</source>
        <translation>이 등록대에 없는 튜브입니다.</translation>
    </message>
    <message>
        <source>Look at the barcode again.</source>
        <translation>바코드를 다시 보십시오.</translation>
    </message>
    <message>
        <source>This time slot cannot be right.</source>
        <translation>시간대가 옳지 않습니다.</translation>
    </message>
    <message>
        <source>Type hours and minutes as 08:00, the end after the beginning.</source>
        <translation>08:00처럼 쓰고 끝시간을 시작시간 뒤로 하십시오.</translation>
    </message>
    <message>
        <source>This is not a tube number of this city.</source>
        <translation>이 도시의 검체관 번호가 아닙니다.</translation>
    </message>
    <message>
        <source>Scan a tube, or type its number with all its digits.</source>
        <translation>검체관을 스캔하거나 번호를 모두 입력하십시오.</translation>
    </message>
    <message>
        <source>The tube numbers run out before the last label.</source>
        <translation>마지막 라벨 전에 번호가 끝납니다.</translation>
    </message>
    <message>
        <source>Print fewer labels, or begin at another number.</source>
        <translation>라벨 수를 줄이거나 다른 번호에서 시작하십시오.</translation>
    </message>
    <message>
        <source>This count of labels cannot be right.</source>
        <translation>라벨 수가 옳지 않습니다.</translation>
    </message>
    <message>
        <source>Print between 1 and {most} labels at once.</source>
        <translation>한번에 1부터 {most}장까지 인쇄하십시오.</translation>
    </message>
    <message>
        <source>This number cannot be a barcode on this paper.</source>
        <translation>이 번호는 이 종이에 바코드로 인쇄할 수 없습니다.</translation>
    </message>
    <message>
        <source>It is too long, or has letters that a barcode does not know.</source>
        <translation>너무 길거나 바코드에 없는 글자가 있습니다.</translation>
    </message>
    <message>
        <source>So many bags were not filled on that day: {bags}.</source>
        <translation>그날 수송주머니가 그만큼 없습니다: {bags}개.</translation>
    </message>
    <message>
        <source>A bag is twenty sealed tubes, the last one may hold fewer. Seal the tubes first.</source>
        <translation>한 주머니는 봉인한 검체관 20개이며 마지막은 적을수 있습니다. 먼저 봉인하십시오.</translation>
    </message>
    <message>
        <source>A bag holds {most} tubes.</source>
        <translation>한 주머니에 검체관 {most}개가 들어갑니다.</translation>
    </message>
    <message>
        <source>Print a second sheet for the others.</source>
        <translation>나머지는 따로 인쇄하십시오.</translation>
    </message>
    <message>
        <source>One of the tubes is not sealed yet.</source>
        <translation>아직 봉인하지 않은 검체관이 있습니다.</translation>
    </message>
    <message>
        <source>Seal it, then print the sheet.</source>
        <translation>봉인한 다음 인쇄하십시오.</translation>
    </message>
    <message>
        <source>{count} compounds have a building of this number.</source>
        <translation>이 동번호가 있는 단지가 {count}개입니다.</translation>
    </message>
    <message>
        <source>Name the compound too.</source>
        <translation>단지 이름도 쓰십시오.</translation>
    </message>
    <message>
        <source>The serial scanner is gone.</source>
        <translation>직렬 스캐너가 끊어졌습니다.</translation>
    </message>
    <message>
        <source>Plug it in again; it is found by itself. A keyboard scanner still works.</source>
        <translation>다시 꽂으면 저절로 찾습니다. 키보드 방식 스캐너는 그대로 쓸수 있습니다.</translation>
    </message>
    <message>
        <source>This serial port cannot be used.</source>
        <translation>이 직렬 포트를 쓸수 없습니다.</translation>
    </message>
    <message>
        <source>Close the other program that uses it, or let this account use serial ports.</source>
        <translation>이 포트를 쓰는 다른 프로그램을 닫거나, 이 계정이 직렬 포트를 쓰도록 허용하십시오.</translation>
    </message>
    <message>
        <source>The chosen camera is not there.</source>
        <translation>선택한 카메라가 없습니다.</translation>
    </message>
    <message>
        <source>Plug it in, or choose another one.</source>
        <translation>꽂거나 다른것을 선택하십시오.</translation>
    </message>
    <message>
        <source>The camera gives no picture.</source>
        <translation>카메라에 화면이 없습니다.</translation>
    </message>
    <message>
        <source>Close the other program that uses it, then choose the camera again.</source>
        <translation>그것을 쓰는 다른 프로그램을 닫고 카메라를 다시 선택하십시오.</translation>
    </message>
    <message>
        <source>The ID-card reader does not answer.</source>
        <translation>신분증판독기가 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>Look at its cable and start its program. Until then type the number.</source>
        <translation>연결선을 확인하고 판독기 프로그램을 시작하십시오. 그전까지는 번호를 입력하십시오.</translation>
    </message>
    <message>
        <source>What answers at this address is no ID-card reader.</source>
        <translation>이 주소에서 응답하는것은 신분증판독기가 아닙니다.</translation>
    </message>
    <message>
        <source>Look at the address of the reader&apos;s program.</source>
        <translation>판독기 프로그램의 주소를 확인하십시오.</translation>
    </message>
    <message>
        <source>The ID-card reader works for another program.</source>
        <translation>신분증판독기를 다른 프로그램이 사용하고있습니다.</translation>
    </message>
    <message>
        <source>Close the other program that reads ID cards.</source>
        <translation>신분증을 읽는 다른 프로그램을 닫으십시오.</translation>
    </message>
    <message>
        <source>The ID card was not read whole.</source>
        <translation>신분증을 완전히 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>Lay it on the reader again, or type the number.</source>
        <translation>판독기우에 다시 놓거나 번호를 입력하십시오.</translation>
    </message>
    <message>
        <source>This is no address of a reader on this laptop.</source>
        <translation>이 노트북에 있는 판독기의 주소가 아닙니다.</translation>
    </message>
    <message>
        <source>Write it as localhost:8989.</source>
        <translation>localhost:8989와 같이 쓰십시오.</translation>
    </message>
    <message>
        <source>This request is not signed by the station it names.</source>
        <translation>이 요청에는 밝힌 등록대의 서명이 없습니다.</translation>
    </message>
    <message>
        <source>Send it from the laptop that is this station.</source>
        <translation>그 등록대의 노트북에서 보내세요.</translation>
    </message>
    <message>
        <source>Names and batches would pass over the network in the clear.</source>
        <translation>이름과 배치가 네트워크에서 암호화되지 않고 전송됩니다.</translation>
    </message>
    <message>
        <source>Give --certificate and --key, or --behind-proxy where a proxy speaks TLS.</source>
        <translation>--certificate와 --key를 지정하거나, 프록시가 TLS를 맡으면 --behind-proxy를 쓰세요.</translation>
    </message>
    <message>
        <source>The certificate or its key cannot be used.</source>
        <translation>인증서나 그 키를 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Give both, as PEM files that belong together.</source>
        <translation>서로 맞는 PEM 파일 두 개를 함께 지정하세요.</translation>
    </message>
    <message>
        <source>Another program listens at this address.</source>
        <translation>다른 프로그램이 이 주소를 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>Use another port.</source>
        <translation>다른 포트를 쓰세요.</translation>
    </message>
    <message>
        <source>This machine has no such address.</source>
        <translation>이 컴퓨터에는 그런 주소가 없습니다.</translation>
    </message>
    <message>
        <source>Use an address of this machine and a port above 1023.</source>
        <translation>이 컴퓨터의 주소와 1023보다 큰 포트를 쓰세요.</translation>
    </message>
    <message>
        <source>PostgreSQL needs a package that is not installed.</source>
        <translation>PostgreSQL을 쓰려면 설치되지 않은 패키지가 필요합니다.</translation>
    </message>
    <message>
        <source>Run in testdesk&apos;s folder: uv sync --extra hq.</source>
        <translation>testdesk 폴더에서 실행하십시오: uv sync --extra hq</translation>
    </message>
    <message>
        <source>There is an operator of this name already.</source>
        <translation>같은 이름의 담당자가 이미 있습니다.</translation>
    </message>
    <message>
        <source>Use another name, or remove the old one first.</source>
        <translation>다른 이름을 쓰거나 먼저 기존 담당자를 지우세요.</translation>
    </message>
    <message>
        <source>There is no operator of this name.</source>
        <translation>이 이름의 담당자가 없습니다.</translation>
    </message>
    <message>
        <source>Look at: testdesk hq operator list.</source>
        <translation>확인: testdesk hq operator list.</translation>
    </message>
    <message>
        <source>This cannot be an operator&apos;s name.</source>
        <translation>담당자 이름으로 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Use 1 to 64 letters, digits, dots, dashes or underscores.</source>
        <translation>글자, 숫자, 점, 붙임표, 밑줄 1~64자를 쓰세요.</translation>
    </message>
    <message>
        <source>The password is too short.</source>
        <translation>비밀번호가 너무 짧습니다.</translation>
    </message>
    <message>
        <source>Use at least 10 letters or digits.</source>
        <translation>글자나 숫자를 10자 이상 쓰세요.</translation>
    </message>
    <message>
        <source>Name or password is wrong.</source>
        <translation>이름이나 비밀번호가 틀렸습니다.</translation>
    </message>
    <message>
        <source>Try again; after five failures you have to wait.</source>
        <translation>다시 해 보세요. 다섯 번 틀리면 기다려야 합니다.</translation>
    </message>
    <message>
        <source>Too many failed attempts.</source>
        <translation>틀린 횟수가 너무 많습니다.</translation>
    </message>
    <message>
        <source>Wait {minutes} minutes, then try again.</source>
        <translation>{minutes}분 기다린 뒤 다시 해 보세요.</translation>
    </message>
    <message>
        <source>This form is no longer good.</source>
        <translation>이 양식은 더 이상 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Open the page again.</source>
        <translation>페이지를 다시 여세요.</translation>
    </message>
    <message>
        <source>Your role does not permit this.</source>
        <translation>이 역할에는 권한이 없습니다.</translation>
    </message>
    <message>
        <source>Ask a supervisor.</source>
        <translation>관리자에게 요청하세요.</translation>
    </message>
    <message>
        <source>Keep the laptop as it is and call headquarters: they can reinstate it (testdesk hq station reinstate).</source>
        <translation>노트북을 그대로 두고 지휘부에 전화하십시오. 지휘부가 복권할 수 있습니다(testdesk hq station reinstate).</translation>
    </message>
    <message>
        <source>This is not an address of headquarters.</source>
        <translation>지휘부 주소의 형식이 아닙니다.</translation>
    </message>
    <message>
        <source>It looks like hq.example.cn or https://10.0.0.7:8470, without a path.</source>
        <translation>hq.example.cn 또는 https://10.0.0.7:8470 처럼, 경로 없이 입력하세요.</translation>
    </message>
    <message>
        <source>No address of headquarters is known.</source>
        <translation>지휘부 주소가 없습니다.</translation>
    </message>
    <message>
        <source>Give one with --url, or on the handover page.</source>
        <translation>--url로 주거나 인계 화면에서 입력하세요.</translation>
    </message>
    <message>
        <source>This address is not encrypted.</source>
        <translation>이 주소는 암호화되지 않았습니다.</translation>
    </message>
    <message>
        <source>Write https, or allow it expressly. The files are sealed either way.</source>
        <translation>https로 쓰거나 따로 허용하세요. 파일 자체는 어느 경우든 암호화되어 있습니다.</translation>
    </message>
    <message>
        <source>Headquarters cannot be reached now.</source>
        <translation>지금 지휘부에 연결할 수 없습니다.</translation>
    </message>
    <message>
        <source>Nothing is lost: everything waits here, and a stick works too.</source>
        <translation>아무것도 잃지 않습니다. 모두 여기서 기다리며, USB로도 보낼 수 있습니다.</translation>
    </message>
    <message>
        <source>The name of headquarters&apos; server is not known to the network.</source>
        <translation>네트워크에서 지휘부 서버 이름을 찾을 수 없습니다.</translation>
    </message>
    <message>
        <source>There is no network, or the address is mistyped.</source>
        <translation>네트워크가 없거나 주소가 잘못되었습니다.</translation>
    </message>
    <message>
        <source>Headquarters&apos; server says nothing.</source>
        <translation>지휘부 서버가 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>It is tried again. Nothing is lost.</source>
        <translation>다시 시도합니다. 아무것도 잃지 않습니다.</translation>
    </message>
    <message>
        <source>The connection was cut.</source>
        <translation>연결이 끊어졌습니다.</translation>
    </message>
    <message>
        <source>The connection was cut in the middle of an answer.</source>
        <translation>응답을 받는 중에 연결이 끊어졌습니다.</translation>
    </message>
    <message>
        <source>A file did not come over the network as it was sent.</source>
        <translation>파일이 네트워크를 지나며 달라졌습니다.</translation>
    </message>
    <message>
        <source>What answers at this address is no web server.</source>
        <translation>이 주소에서 응답하는 것은 웹 서버가 아닙니다.</translation>
    </message>
    <message>
        <source>Look at the address and its port.</source>
        <translation>주소와 포트를 확인하세요.</translation>
    </message>
    <message>
        <source>A log-in page of the network answers instead of headquarters.</source>
        <translation>지휘부 대신 네트워크의 로그인 페이지가 응답합니다.</translation>
    </message>
    <message>
        <source>Log in to this network with a browser, or use another network.</source>
        <translation>브라우저로 이 네트워크에 로그인하거나 다른 네트워크를 쓰세요.</translation>
    </message>
    <message>
        <source>The network sends us elsewhere instead of to headquarters.</source>
        <translation>네트워크가 지휘부가 아닌 다른 곳으로 보냅니다.</translation>
    </message>
    <message>
        <source>Log in to this network with a browser, or look at the address.</source>
        <translation>브라우저로 이 네트워크에 로그인하거나 주소를 확인하세요.</translation>
    </message>
    <message>
        <source>Something on the way refuses (status {status}).</source>
        <translation>도중의 장비가 거부했습니다(상태 {status}).</translation>
    </message>
    <message>
        <source>It is not headquarters. Look at the address, or ask who runs this network.</source>
        <translation>지휘부가 아닙니다. 주소를 확인하거나 네트워크 관리자에게 물어보세요.</translation>
    </message>
    <message>
        <source>The server is in trouble (status {status}).</source>
        <translation>서버에 문제가 있습니다(상태 {status}).</translation>
    </message>
    <message>
        <source>Headquarters is busy and asks us to wait.</source>
        <translation>지휘부가 바빠서 기다려 달라고 합니다.</translation>
    </message>
    <message>
        <source>An answer is far larger than it can be.</source>
        <translation>응답이 지나치게 큽니다.</translation>
    </message>
    <message>
        <source>It was not taken. Look at the address.</source>
        <translation>받지 않았습니다. 주소를 확인하세요.</translation>
    </message>
    <message>
        <source>Headquarters&apos; answer is not understood.</source>
        <translation>지휘부의 응답을 이해할 수 없습니다.</translation>
    </message>
    <message>
        <source>This program or headquarters&apos; may be too old.</source>
        <translation>이 프로그램이나 지휘부 프로그램이 오래되었을 수 있습니다.</translation>
    </message>
    <message>
        <source>This is the headquarters of another city.</source>
        <translation>다른 도시의 지휘부입니다.</translation>
    </message>
    <message>
        <source>Nothing was sent. Look at the address.</source>
        <translation>아무것도 보내지 않았습니다. 주소를 확인하세요.</translation>
    </message>
    <message>
        <source>Headquarters does not know this station&apos;s key yet.</source>
        <translation>지휘부가 아직 이 검사소의 키를 모릅니다.</translation>
    </message>
    <message>
        <source>It learns it from the first batch. If this stays so, call headquarters.</source>
        <translation>첫 묶음을 받으면 알게 됩니다. 계속되면 지휘부에 전화하세요.</translation>
    </message>
    <message>
        <source>Headquarters has revoked this station.</source>
        <translation>지휘부가 이 등록대를 정지시켰습니다.</translation>
    </message>
    <message>
        <source>Call headquarters. Nothing is lost: everything is kept here.</source>
        <translation>지휘부에 전화하세요. 모든 것은 여기에 보관되어 있습니다.</translation>
    </message>
    <message>
        <source>Headquarters does not have this file any more.</source>
        <translation>지휘부에 이 파일이 더는 없습니다.</translation>
    </message>
    <message>
        <source>The list is asked for again.</source>
        <translation>목록을 다시 물어봅니다.</translation>
    </message>
    <message>
        <source>The batch is too large for the network.</source>
        <translation>묶음이 네트워크로 보내기에 너무 큽니다.</translation>
    </message>
    <message>
        <source>Export it to a stick.</source>
        <translation>USB로 내보내세요.</translation>
    </message>
    <message>
        <source>Headquarters does not take the batch for one of its stations&apos;.</source>
        <translation>지휘부가 이 묶음을 자기 검사소의 것으로 보지 않습니다.</translation>
    </message>
    <message>
        <source>The server cannot prove that it is headquarters&apos;.</source>
        <translation>서버가 지휘부의 것임을 증명하지 못합니다.</translation>
    </message>
    <message>
        <source>Nothing was sent. Look at the address, and at the date and time of this laptop.</source>
        <translation>아무것도 보내지 않았습니다. 주소와 이 노트북의 날짜와 시각을 확인하십시오.</translation>
    </message>
    <message>
        <source>No encrypted connection comes about.</source>
        <translation>암호화된 연결이 이루어지지 않습니다.</translation>
    </message>
    <message>
        <source>Nothing was sent. Look at the address and its port.</source>
        <translation>아무것도 보내지 않았습니다. 주소와 포트를 확인하세요.</translation>
    </message>
    <message>
        <source>The proxy of this network lets nothing through.</source>
        <translation>이 네트워크의 프록시가 통과시키지 않습니다.</translation>
    </message>
    <message>
        <source>Ask who runs this network.</source>
        <translation>네트워크 관리자에게 물어보세요.</translation>
    </message>
    <message>
        <source>This computer is set to a kind of proxy that the desk cannot use.</source>
        <translation>이 컴퓨터에 설정된 프록시 종류는 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Set it to an HTTP proxy, or to none for headquarters&apos; address.</source>
        <translation>HTTP 프록시로 바꾸거나 지휘부 주소에는 프록시를 쓰지 않도록 하세요.</translation>
    </message>
    <message>
        <source>The clock of this laptop is {minutes} minutes ahead.</source>
        <translation>이 노트북의 시계가 {minutes}분 빠릅니다.</translation>
    </message>
    <message>
        <source>No station has this number.</source>
        <translation>이 번호의 등록대가 없습니다.</translation>
    </message>
    <message>
        <source>Look at: testdesk hq station list.</source>
        <translation>확인: testdesk hq station list.</translation>
    </message>
    <message>
        <source>This station is not revoked.</source>
        <translation>이 등록대는 정지되지 않았습니다.</translation>
    </message>
    <message>
        <source>This station has not ended.</source>
        <translation>이 등록대는 종료되지 않았습니다.</translation>
    </message>
    <message>
        <source>This station is trusted already.</source>
        <translation>이 등록대는 이미 신뢰되고 있습니다.</translation>
    </message>
    <message>
        <source>A station&apos;s events are numbered from 1.</source>
        <translation>등록대의 이벤트 번호는 1부터 시작합니다.</translation>
    </message>
    <message>
        <source>Give the number of the first event that is not to count.</source>
        <translation>더 이상 인정하지 않을 첫 이벤트의 번호를 주십시오.</translation>
    </message>
    <message>
        <source>A station&apos;s last event has no such number.</source>
        <translation>등록대의 마지막 이벤트에 그런 번호는 없습니다.</translation>
    </message>
    <message>
        <source>Give --last as the desk&apos;s salvage names it, or leave it out.</source>
        <translation>등록대의 salvage가 알려 준 대로 --last를 주거나 빼십시오.</translation>
    </message>
    <message>
        <source>A new laptop already reports under this number.</source>
        <translation>새 노트북이 이미 이 번호로 보고하고 있습니다.</translation>
    </message>
    <message>
        <source>The old laptop cannot come back; give it a number of its own.</source>
        <translation>이전 노트북은 되돌릴 수 없습니다. 다른 번호를 주세요.</translation>
    </message>
    <message>
        <source>Headquarters refused a batch, and will refuse it again.</source>
        <translation>지휘부가 배치 하나를 받지 않았고, 다시 보내도 받지 않습니다.</translation>
    </message>
    <message>
        <source>Nothing is lost, all of it is kept here. The handover page says the way.</source>
        <translation>잃은 것은 없으며 모두 이 노트북에 있습니다. 인계 화면의 안내를 따르십시오.</translation>
    </message>
    <message>
        <source>Headquarters had these events and has lost them since; they are kept here.</source>
        <translation>지휘부가 이 기록을 받았다가 잃었습니다. 기록은 이 노트북에 있습니다.</translation>
    </message>
    <message>
        <source>Export again: they go out once more by themselves.</source>
        <translation>다시 내보내십시오: 이 기록이 저절로 한 번 더 나갑니다.</translation>
    </message>
    <message>
        <source>The news is older than a new beginning of headquarters.</source>
        <translation>이 소식은 지휘부가 새로 시작하기 전의 것입니다.</translation>
    </message>
    <message>
        <source>Nothing is to do: newer news has been taken over.</source>
        <translation>할 일이 없습니다: 더 새로운 소식을 이미 받았습니다.</translation>
    </message>
    <message>
        <source>The journal of this desk is not that long.</source>
        <translation>이 접수대의 일지에는 그런 번호가 없습니다.</translation>
    </message>
    <message>
        <source>Name an event that is there: status says how many there are.</source>
        <translation>있는 사건 번호를 쓰십시오: status가 몇 개인지 알려 줍니다.</translation>
    </message>
    <message>
        <source>Export it again, to another stick if you have one.</source>
        <translation>다시 내보내십시오. 가능하면 다른 USB를 쓰십시오.</translation>
    </message>
    <message>
        <source>Call headquarters: they must settle it first. Until then it is refused again.</source>
        <translation>지휘부에 전화하십시오. 지휘부가 먼저 해결해야 하며, 그전에는 다시 보내도 받지 않습니다.</translation>
    </message>
    <message>
        <source>Headquarters has not the key that opens the file.</source>
        <translation>지휘부에 이 파일을 여는 키가 없습니다.</translation>
    </message>
    <message>
        <source>Tell headquarters; the file is good.</source>
        <translation>지휘부에 알리십시오. 파일은 정상입니다.</translation>
    </message>
    <message>
        <source>This desk cannot open it: the other desk did not know of this one.</source>
        <translation>이 데스크에서 열 수 없습니다: 상대 데스크가 이 데스크를 아직 몰랐습니다.</translation>
    </message>
    <message>
        <source>Let the other desk read headquarters&apos; update, then export from its first entry.</source>
        <translation>상대 데스크가 지휘부 업데이트를 읽은 뒤 첫 기록부터 다시 내보내게 하십시오.</translation>
    </message>
    <message>
        <source>This desk does not know the desk that wrote it.</source>
        <translation>이 데스크는 이것을 쓴 데스크를 모릅니다.</translation>
    </message>
    <message>
        <source>Read that desk&apos;s first batch, or the next update from headquarters.</source>
        <translation>그 데스크의 첫 배치나 지휘부의 다음 업데이트를 읽으십시오.</translation>
    </message>
    <message>
        <source>Headquarters has revoked the laptop that wrote it.</source>
        <translation>이것을 쓴 노트북은 지휘부가 사용을 중지했습니다.</translation>
    </message>
    <message>
        <source>Call headquarters before that desk goes on.</source>
        <translation>그 데스크가 계속하기 전에 지휘부에 전화하십시오.</translation>
    </message>
    <message>
        <source>These numbers were printed or used before: {numbers}.</source>
        <translation>이 번호는 이미 인쇄했거나 사용했습니다: {numbers}.</translation>
    </message>
    <message>
        <source>Begin at {next}, or say that they are to be printed again.</source>
        <translation>{next}부터 시작하거나, 다시 인쇄한다고 지정하십시오.</translation>
    </message>
    <message>
        <source>These numbers are another desk&apos;s to print.</source>
        <translation>이 번호는 다른 등록대가 인쇄할 번호입니다.</translation>
    </message>
    <message>
        <source>This desk&apos;s begin at {next}; or say that they are to be printed again.</source>
        <translation>이 등록대의 번호는 {next}부터입니다. 또는 다시 인쇄한다고 지정하십시오.</translation>
    </message>
    <message>
        <source>No label was printed here yet.</source>
        <translation>이 데스크에서 아직 라벨을 인쇄하지 않았습니다.</translation>
    </message>
    <message>
        <source>Name the number of the first tube.</source>
        <translation>첫 튜브의 번호를 지정하십시오.</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Register</source>
        <translation>등록</translation>
    </message>
    <message>
        <source>Proxy codes</source>
        <translation>대리발급</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>현황</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>인계</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>잠금</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Type the passphrase.</source>
        <translation>암호를 입력하십시오.</translation>
    </message>
    <message>
        <source>Type your name.</source>
        <translation>담당자 이름을 입력하십시오.</translation>
    </message>
    <message>
        <source>The desk is locked</source>
        <translation>등록대가 잠겨 있습니다</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>등록대 열기</translation>
    </message>
    <message>
        <source>Scans are not taken until it is open again.</source>
        <translation>잠금을 풀기 전에는 스캔을 받지 않습니다.</translation>
    </message>
    <message>
        <source>The data on this laptop is encrypted. The passphrase opens it.</source>
        <translation>이 노트북의 자료는 암호화되어 있습니다. 암호를 입력하면 열립니다.</translation>
    </message>
    <message>
        <source>Passphrase of this desk</source>
        <translation>이 등록대의 암호</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>담당자 이름</translation>
    </message>
    <message>
        <source>What you do today</source>
        <translation>오늘 맡은 일</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>잠금 풀기</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Scanner gone</source>
        <translation>스캐너 끊김</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>카메라 없음</translation>
    </message>
    <message>
        <source>Devices gone</source>
        <translation>장치 끊김</translation>
    </message>
    <message>
        <source>Clock wrong</source>
        <translation>시계 오류</translation>
    </message>
    <message>
        <source>Day not closed</source>
        <translation>하루 마감 안 됨</translation>
    </message>
    <message>
        <source>no round</source>
        <translation>차수 없음</translation>
    </message>
    <message>
        <source>{point}, desk {station}</source>
        <translation>{point} {station}번 등록대</translation>
    </message>
    <message>
        <source>Closed {time}: people {people} · tubes {tubes}</source>
        <translation>{time} 마감: {people}명 · 튜브 {tubes}개</translation>
    </message>
    <message>
        <source>Since {day} people {people} · tubes {tubes}</source>
        <translation>{day}부터 {people}명 · 튜브 {tubes}개</translation>
    </message>
    <message>
        <source>Today people {people} · tubes {tubes}</source>
        <translation>오늘 {people}명 · 튜브 {tubes}개</translation>
    </message>
    <message>
        <source>{seconds} s a person</source>
        <translation>1인당 {seconds}초</translation>
    </message>
    <message>
        <source>Not exported {events}</source>
        <translation>내보낼 것 {events}건</translation>
    </message>
    <message>
        <source>Stick</source>
        <translation>USB</translation>
    </message>
    <message>
        <source>No tube open</source>
        <translation>열린 튜브 없음</translation>
    </message>
    <message>
        <source>Tube {tail} · {count}/{capacity}</source>
        <translation>튜브 {tail} · {count}/{capacity}</translation>
    </message>
    <message>
        <source>not inserted</source>
        <translation>없음</translation>
    </message>
</context>
<context>
    <name>StickCard</name>
    <message>
        <source>Stick</source>
        <translation>USB</translation>
    </message>
    <message>
        <source>Pull it only when it says: safe to pull.</source>
        <translation>‘뽑아도 됩니다’가 나온 뒤에 뽑으십시오.</translation>
    </message>
    <message>
        <source>Not on the stick since then: people {count}. Export again.</source>
        <translation>그 뒤의 {count}명은 USB에 없습니다. 다시 내보내십시오.</translation>
    </message>
    <message>
        <source>Not on the stick since then: other entries {count}. Export again.</source>
        <translation>그 뒤의 다른 기록 {count}건은 USB에 없습니다. 다시 내보내십시오.</translation>
    </message>
    <message>
        <source>The other one</source>
        <translation>다른 USB</translation>
    </message>
    <message>
        <source>Another folder</source>
        <translation>다른 폴더</translation>
    </message>
    <message>
        <source>{count} sticks, this one:</source>
        <translation>USB {count}개, 쓸 것:</translation>
    </message>
    <message>
        <source>Not inserted</source>
        <translation>꽂혀 있지 않음</translation>
    </message>
    <message>
        <source>Plug the stick in, or choose a folder.</source>
        <translation>USB를 꽂거나 폴더를 고르십시오.</translation>
    </message>
    <message>
        <source>{free} free</source>
        <translation>{free} 남음</translation>
    </message>
    <message>
        <source>Too little room: {free} free, {needed} needed</source>
        <translation>자리 모자람: {free} 남음, {needed} 필요</translation>
    </message>
</context>
<context>
    <name>SwabDialog</name>
    <message>
        <source>How many swabs were taken in this shift?</source>
        <translation>이번 근무에서 면봉을 모두 몇 개 썼습니까?</translation>
    </message>
    <message>
        <source>Count them by eye, not from the screen.</source>
        <translation>화면을 보지 말고 실물을 직접 세십시오.</translation>
    </message>
    <message>
        <source>The count goes onto the stick with the last batch of the day.</source>
        <translation>센 개수는 그날의 마지막 배치와 함께 USB에 저장됩니다.</translation>
    </message>
    <message>
        <source>Swabs</source>
        <translation>면봉</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Export without it</source>
        <translation>개수 없이 내보내기</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Type a number.</source>
        <translation>숫자를 입력하십시오.</translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message>
        <source>people listed</source>
        <translation>명단 인원</translation>
    </message>
    <message>
        <source>of them sampled</source>
        <translation>그중 채취</translation>
    </message>
    <message>
        <source>not yet seen</source>
        <translation>아직 안 온 사람</translation>
    </message>
    <message>
        <source>of {buildings} buildings</source>
        <translation>모두 {buildings}개 동</translation>
    </message>
    <message>
        <source>walk-ins sampled</source>
        <translation>명단 외 채취</translation>
    </message>
</context>
<context>
    <name>TubePanel</name>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Seal early</source>
        <translation>미리 봉인</translation>
    </message>
    <message>
        <source>10 people</source>
        <translation>10명</translation>
    </message>
    <message>
        <source>Click a name to take that person out. Names stay until the next tube.</source>
        <translation>이름을 누르면 그 사람을 뺄 수 있습니다. 다음 튜브까지 이름이 남습니다.</translation>
    </message>
    <message>
        <source>20 people</source>
        <translation>20명</translation>
    </message>
    <message>
        <source>5 people</source>
        <translation>5명</translation>
    </message>
    <message>
        <source>One household</source>
        <translation>한 세대</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>1명</translation>
    </message>
    <message>
        <source>Next tube</source>
        <translation>다음 튜브</translation>
    </message>
    <message>
        <source>No tube is open</source>
        <translation>열린 튜브가 없습니다</translation>
    </message>
    <message>
        <source>The next tube</source>
        <translation>다음 튜브</translation>
    </message>
    <message>
        <source>Tube {capacity} : 1</source>
        <translation>검체 튜브 {capacity} : 1</translation>
    </message>
    <message>
        <source>Household tube</source>
        <translation>세대용 튜브</translation>
    </message>
    <message>
        <source>Single tube</source>
        <translation>1인용 튜브</translation>
    </message>
    <message>
        <source>full, sealed {time}</source>
        <translation>가득 참, {time} 봉인</translation>
    </message>
</context>
<context>
    <name>TwiceDialog</name>
    <message>
        <source>no document number</source>
        <translation>증명서번호 없음</translation>
    </message>
    <message>
        <source>Is this the same person?</source>
        <translation>같은 사람입니까?</translation>
    </message>
    <message>
        <source>On the list: {facts}</source>
        <translation>명단: {facts}</translation>
    </message>
    <message>
        <source>The same: use that entry</source>
        <translation>같은 사람: 이미 있는 기록 쓰기</translation>
    </message>
    <message>
        <source>Another: write down</source>
        <translation>다른 사람: 새로 등록</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Not done</source>
        <translation>처리하지 않았습니다</translation>
    </message>
    <message>
        <source>No round yet</source>
        <translation>아직 차수가 없습니다</translation>
    </message>
    <message>
        <source>Scan the next person</source>
        <translation>다음 사람을 스캔하십시오</translation>
    </message>
    <message>
        <source>Proxy code, ID card or phone code.</source>
        <translation>대리발급 코드, 신분증, 휴대폰 코드.</translation>
    </message>
    <message>
        <source>Scan a tube</source>
        <translation>튜브를 스캔하십시오</translation>
    </message>
    <message>
        <source>Take an empty tube and scan its barcode.</source>
        <translation>빈 튜브의 바코드를 스캔하십시오.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>ID ends</source>
        <translation>번호 끝자리</translation>
    </message>
    <message>
        <source>code taken away</source>
        <translation>코드를 뗌</translation>
    </message>
    <message>
        <source>taken out, place {position} stays empty</source>
        <translation>뺐음, {position}번 자리는 비워 둠</translation>
    </message>
    <message>
        <source>taken back, place {position} is free</source>
        <translation>취소함, {position}번 자리 비움</translation>
    </message>
    <message>
        <source>Look first</source>
        <translation>먼저 확인</translation>
    </message>
    <message>
        <source>Please swab</source>
        <translation>채취하십시오</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>뺐습니다</translation>
    </message>
    <message>
        <source>last one, place {position}</source>
        <translation>마지막, {position}번째</translation>
    </message>
    <message>
        <source>place {position}</source>
        <translation>{position}번째</translation>
    </message>
    <message>
        <source>Tube or document?</source>
        <translation>튜브입니까, 증명서입니까?</translation>
    </message>
    <message>
        <source>Single tube</source>
        <translation>1인용 튜브</translation>
    </message>
    <message>
        <source>Undo this sample?</source>
        <translation>이 채취 기록을 취소할까요?</translation>
    </message>
    <message>
        <source>Take this person&apos;s code away?</source>
        <translation>이 사람의 코드를 뗄까요?</translation>
    </message>
    <message>
        <source>Open this tube again?</source>
        <translation>이 튜브를 다시 열까요?</translation>
    </message>
    <message>
        <source>Give this tube up?</source>
        <translation>이 튜브를 취소할까요?</translation>
    </message>
    <message>
        <source>F9 once more does it. Esc or any scan leaves it as it is.</source>
        <translation>F9를 한 번 더 누르면 취소합니다. Esc나 스캔은 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>누구입니까?</translation>
    </message>
    <message>
        <source>Tube open</source>
        <translation>튜브를 열었습니다</translation>
    </message>
    <message>
        <source>Tube sealed</source>
        <translation>봉인했습니다</translation>
    </message>
    <message>
        <source>Tube open again</source>
        <translation>튜브를 다시 열었습니다</translation>
    </message>
    <message>
        <source>Tube taken back</source>
        <translation>튜브 열기를 취소했습니다</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>등록을 취소했습니다</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Not this tube</source>
        <translation>이 튜브는 안 됩니다</translation>
    </message>
    <message>
        <source>Do not swab</source>
        <translation>채취하지 마십시오</translation>
    </message>
    <message>
        <source>desk {station}</source>
        <translation>{station}번 등록대</translation>
    </message>
    <message>
        <source>tube {tube}, place {position}</source>
        <translation>튜브 {tube}의 {position}번째</translation>
    </message>
</context>
<context>
    <name>VoidDialog</name>
    <message>
        <source>Tube {tube}, place {position}.</source>
        <translation>튜브 {tube}의 {position}번째.</translation>
    </message>
    <message>
        <source>Somebody else was scanned</source>
        <translation>다른 사람을 스캔함</translation>
    </message>
    <message>
        <source>Not swabbed: left, or refused</source>
        <translation>채취 안 함: 가거나 거부함</translation>
    </message>
    <message>
        <source>Swab lost or damaged</source>
        <translation>면봉을 잃거나 상함</translation>
    </message>
    <message>
        <source>The swab is in another tube</source>
        <translation>면봉이 다른 튜브에 있음</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>다른 이유</translation>
    </message>
    <message>
        <source>Take {name} out of the tube: why?</source>
        <translation>{name}: 튜브에서 빼는 이유는?</translation>
    </message>
    <message>
        <source>Leave in the tube</source>
        <translation>튜브에 그대로 둠</translation>
    </message>
    <message>
        <source>Correct this person</source>
        <translation>이 사람 정보 고치기</translation>
    </message>
    <message>
        <source>The tube stays sealed and the place stays empty.</source>
        <translation>튜브는 봉인된 채로 두고, 그 자리는 비워 둡니다.</translation>
    </message>
    <message>
        <source>The place is free again for the next person.</source>
        <translation>자리가 다음 사람에게 다시 빕니다.</translation>
    </message>
</context>
<context>
    <name>WalkInDialog</name>
    <message>
        <source>The name is missing.</source>
        <translation>이름이 없습니다.</translation>
    </message>
    <message>
        <source>Is this the name on the document?</source>
        <translation>증명서의 이름이 맞습니까?</translation>
    </message>
    <message>
        <source>This is whose number it is. Look, then Enter.</source>
        <translation>이 번호의 주인입니다. 확인하고 Enter.</translation>
    </message>
    <message>
        <source>Use this entry</source>
        <translation>이 사람 선택</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>등록</translation>
    </message>
</context>
<context>
    <name>WalkInForm</name>
    <message>
        <source>New person</source>
        <translation>새 사람 추가</translation>
    </message>
    <message>
        <source>Name as on the document</source>
        <translation>이름 (증명서와 같게)</translation>
    </message>
    <message>
        <source>Name in Hangul (may stay empty)</source>
        <translation>한글 이름 (비워 두어도 됨)</translation>
    </message>
    <message>
        <source>Phone (may stay empty)</source>
        <translation>전화 (비워 두어도 됨)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>카드 언어</translation>
    </message>
</context>
<context>
    <name>WhoseDialog</name>
    <message>
        <source>New person</source>
        <translation>새 사람 추가</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>This is the person</source>
        <translation>이 사람입니다</translation>
    </message>
    <message>
        <source>Nobody on the list has {number}</source>
        <translation>명단에 {number} 번호가 없습니다</translation>
    </message>
    <message>
        <source>Whose code is this?</source>
        <translation>누구의 코드입니까?</translation>
    </message>
    <message>
        <source>Find the person by name, and compare the document.</source>
        <translation>이름으로 찾고 증명서와 대조하십시오.</translation>
    </message>
    <message>
        <source>New here? F6 writes the person down. Or find the person by name.</source>
        <translation>처음 온 사람이면 F6을 눌러 추가하고, 아니면 이름으로 찾으십시오.</translation>
    </message>
    <message>
        <source>Scan the person&apos;s ID card, or type a few letters of name or address.</source>
        <translation>그 사람의 신분증을 스캔하거나 이름이나 주소를 몇 글자 입력하십시오.</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Typed wrong</source>
        <translation>입력이 틀림</translation>
    </message>
    <message>
        <source>List wrong</source>
        <translation>명단이 틀림</translation>
    </message>
    <message>
        <source>Person asked</source>
        <translation>본인 요청</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>분실</translation>
    </message>
    <message>
        <source>Stolen</source>
        <translation>도난</translation>
    </message>
    <message>
        <source>Wrong person</source>
        <translation>사람이 틀림</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>손상</translation>
    </message>
    <message>
        <source>Worn, cannot be read</source>
        <translation>낡아서 읽을 수 없음</translation>
    </message>
    <message>
        <source>Something on it is wrong</source>
        <translation>카드에 틀린 것이 있음</translation>
    </message>
    <message>
        <source>Died or moved away</source>
        <translation>사망 또는 전출</translation>
    </message>
    <message>
        <source>Not swabbed</source>
        <translation>채취 안 함</translation>
    </message>
    <message>
        <source>Swab lost or damaged</source>
        <translation>면봉 분실 또는 손상</translation>
    </message>
    <message>
        <source>Another tube</source>
        <translation>다른 튜브에 있음</translation>
    </message>
    <message>
        <source>A new phone</source>
        <translation>휴대폰을 바꿈</translation>
    </message>
    <message>
        <source>No smartphone</source>
        <translation>스마트폰 없음</translation>
    </message>
    <message>
        <source>Phone broken</source>
        <translation>휴대폰 고장</translation>
    </message>
    <message>
        <source>A child</source>
        <translation>어린이</translation>
    </message>
    <message>
        <source>Cannot walk</source>
        <translation>거동 불편</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Moved away</source>
        <translation>이사함</translation>
    </message>
    <message>
        <source>Has died</source>
        <translation>사망</translation>
    </message>
    <message>
        <source>Listed twice</source>
        <translation>중복 등재</translation>
    </message>
    <message>
        <source>Listed by mistake</source>
        <translation>잘못 등재</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>다른 이유</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Printed: {where}</source>
        <translation>인쇄했습니다: {where}</translation>
    </message>
</context>
</TS>
