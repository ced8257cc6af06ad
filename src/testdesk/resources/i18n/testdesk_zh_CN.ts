<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AddressEntry</name>
    <message>
        <source>Compound</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>楼</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>室</translation>
    </message>
</context>
<context>
    <name>ApplicantDialog</name>
    <message>
        <source>Who fetches the card?</source>
        <translation>谁来代领？</translation>
    </message>
    <message>
        <source>Name (may stay empty)</source>
        <translation>姓名（可不填）</translation>
    </message>
    <message>
        <source>How related</source>
        <translation>与本人的关系</translation>
    </message>
    <message>
        <source>Why on paper</source>
        <translation>为何用纸质码</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>BagForm</name>
    <message>
        <source>Bag of the day</source>
        <translation>当天第几袋</translation>
    </message>
    <message>
        <source>Twenty sealed tubes make a bag, in the order of sealing.</source>
        <translation>按封管顺序，每二十支为一袋。</translation>
    </message>
</context>
<context>
    <name>Batches</name>
    <message>
        <source>not exported yet</source>
        <translation>尚未导出</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>written · read back · delivered · accepted</source>
        <translation>写入 · 核对 · 送达 · 接收</translation>
    </message>
    <message>
        <source>packed for the network, no receipt yet</source>
        <translation>待网络发送，尚无回执</translation>
    </message>
    <message>
        <source>on the stick, no receipt yet</source>
        <translation>在U盘上，还没有回执</translation>
    </message>
    <message>
        <source>headquarters has it</source>
        <translation>已送达指挥部</translation>
    </message>
    <message>
        <source>headquarters accepted it</source>
        <translation>指挥部已接收</translation>
    </message>
    <message>
        <source>lost there: export again</source>
        <translation>指挥部丢失，请重导</translation>
    </message>
    <message>
        <source>refused: {why}</source>
        <translation>指挥部未接收：{why}</translation>
    </message>
    <message>
        <source>refused; accepted in another batch</source>
        <translation>未接收；已随另一批次被接收</translation>
    </message>
    <message>
        <source>did not arrive: write it again</source>
        <translation>未送到，请重新导出</translation>
    </message>
</context>
<context>
    <name>CalledPanel</name>
    <message>
        <source>Desk {desk}</source>
        <translation>{desk} 号台</translation>
    </message>
    <message>
        <source>Nobody is called</source>
        <translation>还没有叫号</translation>
    </message>
    <message>
        <source>Called now</source>
        <translation>正在叫号</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>叫下一位</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>再叫一次</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>没来</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>CameraPanel</name>
    <message>
        <source>A camera that reads codes</source>
        <translation>用摄像头读码</translation>
    </message>
    <message>
        <source>Hold the code so that it fills half of the picture.</source>
        <translation>让码占画面的一半左右。</translation>
    </message>
    <message>
        <source>This laptop has no camera.</source>
        <translation>这台电脑没有摄像头。</translation>
    </message>
    <message>
        <source>The camera is starting.</source>
        <translation>摄像头正在启动。</translation>
    </message>
    <message>
        <source>The camera reads. Show it a code to try.</source>
        <translation>摄像头可用。把码对准它试试。</translation>
    </message>
</context>
<context>
    <name>CardBatch</name>
    <message>
        <source>Issuing the codes …</source>
        <translation>正在签发代领码…</translation>
    </message>
    <message>
        <source>Laying out the sheets …</source>
        <translation>正在排版…</translation>
    </message>
    <message>
        <source>Reading every code back …</source>
        <translation>正在逐个回读核对…</translation>
    </message>
    <message>
        <source>Sending to the printer …</source>
        <translation>正在送往打印机…</translation>
    </message>
    <message>
        <source>The sheet waits in the printer&apos;s queue …</source>
        <translation>卡片页在打印队列中等待…</translation>
    </message>
    <message>
        <source>Stopped. No cards were finished.</source>
        <translation>已停止。没有完成任何卡片。</translation>
    </message>
    <message>
        <source>Nobody is left to do.</source>
        <translation>没有需要制卡的人了。</translation>
    </message>
    <message>
        <source>Stopped. {count} cards are done and read back: {where}. Begin again to go on.</source>
        <translation>已停止。{count} 张卡已完成并核对：{where}。再次开始即可继续。</translation>
    </message>
    <message>
        <source>{count} cards are done and read back: {where}</source>
        <translation>{count} 张卡已完成并核对：{where}</translation>
    </message>
    <message>
        <source>{count} left out, no font has a letter of the name: {names}. Write by hand.</source>
        <translation>有 {count} 张未印，字体里没有姓名中的字：{names}。请手写。</translation>
    </message>
</context>
<context>
    <name>CardBatchDialog</name>
    <message>
        <source>Cards for many</source>
        <translation>批量制卡</translation>
    </message>
    <message>
        <source>Only people without a phone code</source>
        <translation>仅限没有手机码的人</translation>
    </message>
    <message>
        <source>Only people without a card on paper</source>
        <translation>仅限还没有纸质卡的人</translation>
    </message>
    <message>
        <source>Make the cards</source>
        <translation>开始制卡</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>This building</source>
        <translation>本楼</translation>
    </message>
    <message>
        <source>This compound</source>
        <translation>本小区</translation>
    </message>
    <message>
        <source>{age} and older</source>
        <translation>{age} 岁以上</translation>
    </message>
    <message>
        <source>Any age</source>
        <translation>不限年龄</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>{count} 人</translation>
    </message>
    <message>
        <source>Nobody is left to do</source>
        <translation>没有需要制卡的人了</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>转到后台继续</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Going on …</source>
        <translation>进行中…</translation>
    </message>
    <message>
        <source>{done} of {total} cards</source>
        <translation>{done} / {total} 张</translation>
    </message>
</context>
<context>
    <name>CardIssuing</name>
    <message>
        <source>Nobody is ticked.</source>
        <translation>还没有勾选任何人。</translation>
    </message>
    <message>
        <source>Printing: {people} …</source>
        <translation>正在打印：{people}…</translation>
    </message>
    <message>
        <source>Saving: {people} …</source>
        <translation>正在存：{people}…</translation>
    </message>
    <message>
        <source>In the printer&apos;s queue, and not printed yet: {people}.</source>
        <translation>在打印机的队列里，还没有打印出来：{people}。</translation>
    </message>
    <message>
        <source>On record, but not printed: {people}. {why} Enter prints it again.</source>
        <translation>已记录，但没有打印：{people}。{why}按 Enter 再打印。</translation>
    </message>
    <message>
        <source>Printed: {people}</source>
        <translation>已打印：{people}</translation>
    </message>
    <message>
        <source>{count} cards printed: {people}</source>
        <translation>已打印 {count} 张卡：{people}</translation>
    </message>
    <message>
        <source>Saved as PDF, not printed: {people}. {file}</source>
        <translation>已存为 PDF，没有打印：{people}。{file}</translation>
    </message>
    <message>
        <source>{count} cards saved as PDF, not printed: {people}. {file}</source>
        <translation>{count} 张卡已存为 PDF，没有打印：{people}。{file}</translation>
    </message>
    <message>
        <source>same card</source>
        <translation>同一张</translation>
    </message>
    <message>
        <source>new card</source>
        <translation>新卡</translation>
    </message>
    <message>
        <source>{name} {number} ({which})</source>
        <translation>{name} {number}（{which}）</translation>
    </message>
</context>
<context>
    <name>CardLine</name>
    <message>
        <source>Made up, for training.</source>
        <translation>练习用的虚构人员。</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Find this person</source>
        <translation>查找此人</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>新增人员</translation>
    </message>
    <message>
        <source>Tube</source>
        <translation>采样管</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>证件</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>Correct {name}</source>
        <translation>更正 {name}</translation>
    </message>
    <message>
        <source>Why? Choose a reason: Alt 1, 2 or 3.</source>
        <translation>为什么更正？请选原因：Alt 1、2 或 3。</translation>
    </message>
    <message>
        <source>will be emptied</source>
        <translation>将清空</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>New</source>
        <translation>改成</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>Ctrl Del empties a field.</source>
        <translation>Ctrl Del 清空一项。</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>保存更正</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不改了</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>Bldg</source>
        <translation>楼</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>不改</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已改</translation>
    </message>
    <message>
        <source>from the new name: check</source>
        <translation>按新名字，请核对</translation>
    </message>
    <message>
        <source>by the number</source>
        <translation>按号码判断</translation>
    </message>
</context>
<context>
    <name>CoveragePage</name>
    <message>
        <source>Cards for many</source>
        <translation>批量制卡</translation>
    </message>
    <message>
        <source>Notice, list, labels</source>
        <translation>通知、名单、标签</translation>
    </message>
    <message>
        <source>Compound</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>楼</translation>
    </message>
    <message>
        <source>Listed</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>已采</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>未采</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>No address</source>
        <translation>未填地址</translation>
    </message>
    <message>
        <source>walk-in</source>
        <translation>名册外</translation>
    </message>
    <message>
        <source>taken off the list</source>
        <translation>已移出名册</translation>
    </message>
    <message>
        <source>Choose a building</source>
        <translation>请选一栋楼</translation>
    </message>
    <message>
        <source>{compound} building {building}</source>
        <translation>{compound} {building} 号楼</translation>
    </message>
    <message>
        <source>{done} of {total} cards. {phase}</source>
        <translation>{done} / {total} 张。{phase}</translation>
    </message>
    <message>
        <source>Not yet seen: {missing}</source>
        <translation>还有 {missing} 人没来</translation>
    </message>
    <message>
        <source>Everybody was here</source>
        <translation>全部已采样</translation>
    </message>
</context>
<context>
    <name>CrashPage</name>
    <message>
        <source>The program made a mistake</source>
        <translation>程序出错了</translation>
    </message>
    <message>
        <source>Everybody who was answered is saved. Look at the last person on the register page and scan that person again if in doubt: nobody is counted twice. If this page comes back, go on with the paper list and call headquarters.</source>
        <translation>已出结果的人都保存好了。请看登记页上最后一位，拿不准就再扫一次，不会重复计数。如果又出现本页，请改用纸质名单，并打电话给指挥部。</translation>
    </message>
    <message>
        <source>Back to the desk</source>
        <translation>回到登记台</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>关闭程序</translation>
    </message>
</context>
<context>
    <name>DayDialog</name>
    <message>
        <source>The day is done</source>
        <translation>今日已收工</translation>
    </message>
    <message>
        <source>Not done yet</source>
        <translation>还不能收工</translation>
    </message>
    <message>
        <source>{people} people, {tubes} tubes. Everything is exported and read back.</source>
        <translation>{people} 人，{tubes} 管。全部已导出并核对。</translation>
    </message>
    <message>
        <source>Closed at {time}. The next scan begins a new day.</source>
        <translation>已于 {time} 收工。下一次扫码即开始新的一天。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>收工</translation>
    </message>
    <message>
        <source>Everything adds up</source>
        <translation>全部对上了</translation>
    </message>
</context>
<context>
    <name>DeviceBox</name>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{device} · not there</source>
        <translation>{device} · 未连接</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Serial port</source>
        <translation>串口</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>ID-card reader</source>
        <translation>身份证读卡器</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>无法识读</translation>
    </message>
    <message>
        <source>tube</source>
        <translation>采样管</translation>
    </message>
    <message>
        <source>command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>no form that is known</source>
        <translation>不认识的格式</translation>
    </message>
</context>
<context>
    <name>DevicesDialog</name>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Last scan · while this is open nobody is registered</source>
        <translation>最近一次扫码 · 此页打开时不登记</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>{device}: {scan}</source>
        <translation>{device}：{scan}</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>ID-card reader</source>
        <translation>身份证读卡器</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Leave without keeping what you typed?</source>
        <translation>刚才打的字不保留，就这样退出吗？</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Keep typing</source>
        <translation>继续填</translation>
    </message>
</context>
<context>
    <name>DisplayWindow</name>
    <message>
        <source>Queue display</source>
        <translation>叫号屏</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>ID card</source>
        <translation>身份证</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>护照</translation>
    </message>
    <message>
        <source>HK/Macao permit</source>
        <translation>港澳通行证</translation>
    </message>
    <message>
        <source>Taiwan permit</source>
        <translation>台胞证</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>born {day}</source>
        <translation>{day} 出生</translation>
    </message>
    <message>
        <source>Resident ID</source>
        <translation>居民身份证</translation>
    </message>
    <message>
        <source>Household register</source>
        <translation>户口簿</translation>
    </message>
    <message>
        <source>Residence permit</source>
        <translation>港澳台居民居住证</translation>
    </message>
    <message>
        <source>Five-star card</source>
        <translation>外国人永久居留证（五星卡）</translation>
    </message>
    <message>
        <source>Permanent resident ID</source>
        <translation>外国人永久居留身份证</translation>
    </message>
    <message>
        <source>Officer ID</source>
        <translation>军官证</translation>
    </message>
    <message>
        <source>Driving licence</source>
        <translation>驾驶证</translation>
    </message>
    <message>
        <source>Other document</source>
        <translation>其他证件</translation>
    </message>
    <message>
        <source>On the card: {said}</source>
        <translation>证件上：{said}</translation>
    </message>
    <message>
        <source>Older than 120 years: look at the card again.</source>
        <translation>年龄超过 120 岁：请再看一遍证件。</translation>
    </message>
    <message>
        <source>The area of this number is not known.</source>
        <translation>号码里的地区代码查不到。</translation>
    </message>
    <message>
        <source>An old number of 15 digits, made 18.</source>
        <translation>15 位旧号码，已换成 18 位。</translation>
    </message>
    <message>
        <source>Passport or permit? Choose above.</source>
        <translation>护照还是通行证？请在上面选。</translation>
    </message>
    <message>
        <source>This is {name}, {address}. Enter takes this entry.</source>
        <translation>名单上已有：{name}，{address}。按 Enter 选用此人。</translation>
    </message>
    <message>
        <source>This is {name}. Enter takes this entry.</source>
        <translation>名单上已有：{name}。按 Enter 选用此人。</translation>
    </message>
    <message>
        <source>Look at place {first}: {there}</source>
        <translation>请核对第 {first} 位：{there}</translation>
    </message>
    <message>
        <source>Look at places {first} to {last}: {there}</source>
        <translation>请核对第 {first} 至 {last} 位：{there}</translation>
    </message>
    <message>
        <source>Places {first} to {last}: {name} on the list has {there} there.</source>
        <translation>第 {first} 至 {last} 位：名单上的{name}此处是 {there}。</translation>
    </message>
    <message>
        <source>Place {first}: {name} on the list has {there} there.</source>
        <translation>第 {first} 位：名单上的{name}此处是 {there}。</translation>
    </message>
</context>
<context>
    <name>DoorsForm</name>
    <message>
        <source>Without phone numbers</source>
        <translation>不含电话</translation>
    </message>
    <message>
        <source>With masked phone numbers</source>
        <translation>含部分隐藏的电话</translation>
    </message>
</context>
<context>
    <name>Equation</name>
    <message>
        <source>people</source>
        <translation>登记人数</translation>
    </message>
    <message>
        <source>people · clock wrong {count}</source>
        <translation>登记人数 · 时钟有误 {count}</translation>
    </message>
    <message>
        <source>places · tubes {tubes}</source>
        <translation>管内人数 · 共 {tubes} 管</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>已导出人数</translation>
    </message>
    <message>
        <source>swabs: click to enter</source>
        <translation>拭子数：点这里填写</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>未清点</translation>
    </message>
    <message>
        <source>swabs, counted by hand</source>
        <translation>拭子数（已清点）</translation>
    </message>
    <message>
        <source>differs by {count}</source>
        <translation>差 {count}</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Up</source>
        <translation>上一级</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>Use this file</source>
        <translation>用这个文件</translation>
    </message>
    <message>
        <source>Use this folder</source>
        <translation>用这个文件夹</translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <source>Making this laptop a station. This takes a moment.</source>
        <translation>正在把这台电脑设为登记台，请稍候。</translation>
    </message>
    <message>
        <source>Make this laptop a station</source>
        <translation>把这台电脑设为登记台</translation>
    </message>
    <message>
        <source>Headquarters gave you a stick with a kit, and told you its passphrase by phone.</source>
        <translation>指挥部发的U盘里有站点包，密码由指挥部电话告知。</translation>
    </message>
    <message>
        <source>Kit file</source>
        <translation>站点包文件</translation>
    </message>
    <message>
        <source>What you do today</source>
        <translation>您今天的岗位</translation>
    </message>
    <message>
        <source>Choose the kit on the stick</source>
        <translation>选择U盘上的站点包</translation>
    </message>
    <message>
        <source>Passphrase of the kit</source>
        <translation>站点包的密码</translation>
    </message>
    <message>
        <source>New passphrase of this desk, 6 letters or more</source>
        <translation>给本台设一个新密码，至少 6 个字符</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>再输入一遍</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>请填写。</translation>
    </message>
    <message>
        <source>At least 6 letters or digits.</source>
        <translation>至少 6 个字母或数字。</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一样。</translation>
    </message>
    <message>
        <source>Choose the kit file first.</source>
        <translation>请先选择站点包文件。</translation>
    </message>
</context>
<context>
    <name>FoundList</name>
    <message>
        <source> or </source>
        <translation>或</translation>
    </message>
    <message>
        <source>{count} more: add {what}</source>
        <translation>还有{count}人：再输入{what}</translation>
    </message>
    <message>
        <source>More than {count} more: add {what}</source>
        <translation>还有{count}多人：再输入{what}</translation>
    </message>
    <message>
        <source>the name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>the building</source>
        <translation>楼号</translation>
    </message>
    <message>
        <source>the last four digits of the ID</source>
        <translation>证件号后四位</translation>
    </message>
    <message>
        <source>the whole ID number</source>
        <translation>完整证件号</translation>
    </message>
</context>
<context>
    <name>FoundRow</name>
    <message>
        <source>ID …</source>
        <translation>尾号&#xa0;</translation>
    </message>
</context>
<context>
    <name>FullTube</name>
    <message>
        <source>The tube is full: count the swabs</source>
        <translation>此管已满，数一数拭子</translation>
    </message>
    <message>
        <source>Swab the last person first, then count. Put the tube into the rack, then scan the next one.</source>
        <translation>采完最后一位再数。数好了放到管架上，再扫下一管。</translation>
    </message>
</context>
<context>
    <name>HandoverPage</name>
    <message>
        <source>Writing and reading back. Do not pull the stick.</source>
        <translation>正在写入并核对，请不要拔U盘。</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Another folder</source>
        <translation>选其他文件夹</translation>
    </message>
    <message>
        <source>Export and read receipts</source>
        <translation>导出并读入回执</translation>
    </message>
    <message>
        <source>Bag sheet</source>
        <translation>转运交接单</translation>
    </message>
    <message>
        <source>Stick lost? Write again</source>
        <translation>U盘丢了？重新导出</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>今日收工</translation>
    </message>
    <message>
        <source>From now on cards are signed with the new key {key}.</source>
        <translation>今后签发的代领码使用新密钥 {key}。</translation>
    </message>
    <message>
        <source>Written and read back. Reading receipts.</source>
        <translation>已写入并核对，正在读入回执。</translation>
    </message>
    <message>
        <source>{files} and {count} more: {why}</source>
        <translation>{files} 等另有 {count} 个文件：{why}</translation>
    </message>
    <message>
        <source>Other files not taken: {count}.</source>
        <translation>另有未读入的文件：{count} 个。</translation>
    </message>
    <message>
        <source>News from headquarters: {count}.</source>
        <translation>指挥部更新包：{count} 个。</translation>
    </message>
    <message>
        <source>Lists of who was sampled elsewhere: {count}.</source>
        <translation>别处已采样人员名单：{count} 份。</translation>
    </message>
    <message>
        <source>Batches of other desks: {count}.</source>
        <translation>其他登记台的批次：{count} 个。</translation>
    </message>
    <message>
        <source>Nothing new to export.</source>
        <translation>没有要导出的新内容。</translation>
    </message>
    <message>
        <source>{events} events exported and read back.</source>
        <translation>已导出 {events} 条并核对。</translation>
    </message>
    <message>
        <source>Headquarters refused events {first}–{last}: {why}</source>
        <translation>指挥部未接收事件 {first}–{last}：{why}</translation>
    </message>
    <message>
        <source>Other refusals of headquarters: {count}.</source>
        <translation>指挥部另有拒收：{count} 个。</translation>
    </message>
    <message>
        <source>Receipts read: {count}.</source>
        <translation>已读入回执 {count} 份。</translation>
    </message>
    <message>
        <source>Safe to pull.</source>
        <translation>可以拔出。</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>On a list</source>
        <translation>在名册上</translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>新登记</translation>
    </message>
    <message>
        <source>Corrected: {about}</source>
        <translation>更正：{about}</translation>
    </message>
    <message>
        <source>{round}: registered, place {position}</source>
        <translation>{round} 登记，第 {position} 位</translation>
    </message>
    <message>
        <source>{round}: taken out of place {position}</source>
        <translation>{round} 从第 {position} 位取出</translation>
    </message>
    <message>
        <source>Card {card}</source>
        <translation>发卡 {card}</translation>
    </message>
    <message>
        <source>Card {card} void</source>
        <translation>卡 {card} 作废</translation>
    </message>
    <message>
        <source>Card {card} printed</source>
        <translation>打印卡 {card}</translation>
    </message>
    <message>
        <source>Card {card} saved as PDF</source>
        <translation>卡 {card} 存为 PDF</translation>
    </message>
    <message>
        <source>Phone code bound</source>
        <translation>绑定手机码</translation>
    </message>
    <message>
        <source>Phone code unbound</source>
        <translation>解除手机码</translation>
    </message>
    <message>
        <source>Taken off the list</source>
        <translation>移出名册</translation>
    </message>
    <message>
        <source>Back on the list</source>
        <translation>放回名册</translation>
    </message>
    <message>
        <source>headquarters has not answered yet</source>
        <translation>指挥部尚未答复</translation>
    </message>
    <message>
        <source>headquarters decided otherwise</source>
        <translation>指挥部另有决定</translation>
    </message>
    <message>
        <source>clock wrong: between {earliest} and {latest}</source>
        <translation>时钟有误：实际在 {earliest} 至 {latest} 之间</translation>
    </message>
    <message>
        <source>clock wrong: after {earliest}</source>
        <translation>时钟有误：实际在 {earliest} 之后</translation>
    </message>
    <message>
        <source>clock wrong: before {latest}</source>
        <translation>时钟有误：实际在 {latest} 之前</translation>
    </message>
    <message>
        <source>headquarters</source>
        <translation>指挥部</translation>
    </message>
    <message>
        <source>{who}, station {station}</source>
        <translation>{who}，{station} 号台</translation>
    </message>
</context>
<context>
    <name>Household</name>
    <message>
        <source>has a card</source>
        <translation>有代领卡</translation>
    </message>
    <message>
        <source>no phone code</source>
        <translation>无手机码</translation>
    </message>
    <message>
        <source>tested</source>
        <translation>已采样</translation>
    </message>
</context>
<context>
    <name>JustNow</name>
    <message>
        <source>Just now</source>
        <translation>刚才</translation>
    </message>
</context>
<context>
    <name>KitDialog</name>
    <message>
        <source>New card keys</source>
        <translation>新的代领码密钥</translation>
    </message>
    <message>
        <source>Passphrase of the kit</source>
        <translation>站点包的密码</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Headquarters tells you the passphrase by phone.</source>
        <translation>密码由指挥部电话告知。</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>Opening the kit. This takes a moment.</source>
        <translation>正在打开，请稍候。</translation>
    </message>
</context>
<context>
    <name>KitOffer</name>
    <message>
        <source>Open the kit</source>
        <translation>打开站点包</translation>
    </message>
    <message>
        <source>A kit on the stick cannot be taken.</source>
        <translation>U盘上有一个无法启用的站点包。</translation>
    </message>
    <message>
        <source>New card keys from headquarters are on the stick.</source>
        <translation>U盘上有指挥部的新代领码密钥。</translation>
    </message>
</context>
<context>
    <name>LabelsForm</name>
    <message>
        <source>First tube number</source>
        <translation>第一支采样管编号</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签数</translation>
    </message>
    <message>
        <source>A4 sheets of 65</source>
        <translation>A4 每张 65 个</translation>
    </message>
    <message>
        <source>Label printer 40 × 20 mm</source>
        <translation>标签机 40 × 20 毫米</translation>
    </message>
    <message>
        <source>Also numbers that were printed before</source>
        <translation>以前打印过的号码也打印</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>The desk does not answer</source>
        <translation>系统没有响应</translation>
    </message>
    <message>
        <source>Tube open {count}/{capacity}</source>
        <translation>有未封的试管 {count}/{capacity}</translation>
    </message>
    <message>
        <source>1 person not exported</source>
        <translation>1 人未导出</translation>
    </message>
    <message>
        <source>{people} people not exported</source>
        <translation>{people} 人未导出</translation>
    </message>
    <message>
        <source>1 entry not exported</source>
        <translation>1 条记录未导出</translation>
    </message>
    <message>
        <source>{events} entries not exported</source>
        <translation>{events} 条记录未导出</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>A list is being taken in</source>
        <translation>名单正在导入</translation>
    </message>
    <message>
        <source>Closing stops the list. Who was taken in by then stays; take the same list again for the rest.</source>
        <translation>关闭会停止导入名单。已经导入的人会保留；其余的人，请再导入一次同一份名单。</translation>
    </message>
    <message>
        <source>A list is being looked at</source>
        <translation>名单正在查看</translation>
    </message>
    <message>
        <source>Closing stops that. Nothing of the list was taken in.</source>
        <translation>关闭会停止查看。名单一个人也没有导入。</translation>
    </message>
    <message>
        <source>{facts}: close anyway?</source>
        <translation>{facts}：仍要关闭吗？</translation>
    </message>
    <message>
        <source>Everybody who was answered is saved on this laptop, also after closing.</source>
        <translation>已经登记的人都保存在这台电脑上，关闭后也不会丢。</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>关闭程序</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>不关闭</translation>
    </message>
</context>
<context>
    <name>ListDialog</name>
    <message>
        <source>Take in a list</source>
        <translation>导入名单</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>在后台继续</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>{new} new, {changed} changed, {unchanged} unchanged</source>
        <translation>新增 {new} 人，有变化 {changed} 人，不变 {unchanged} 人</translation>
    </message>
    <message>
        <source>Take in {count} people</source>
        <translation>导入 {count} 人</translation>
    </message>
    <message>
        <source>Nobody to take in</source>
        <translation>没有要导入的人</translation>
    </message>
</context>
<context>
    <name>ListImportController</name>
    <message>
        <source>Take in a list</source>
        <translation>导入名单</translation>
    </message>
    <message>
        <source>Which list?</source>
        <translation>哪份名单？</translation>
    </message>
</context>
<context>
    <name>ListReport</name>
    <message>
        <source>columns that were read</source>
        <translation>已读取的列</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>未采用</translation>
    </message>
    <message>
        <source>to be looked at</source>
        <translation>需要看一下</translation>
    </message>
    <message>
        <source>not read, or not as it is shown</source>
        <translation>未读取，或与表格所示不同</translation>
    </message>
    <message>
        <source>listed in these buildings and not on this list; nobody is taken off</source>
        <translation>在这些楼的名单上、本名单没有的人；不会自动移除任何人</translation>
    </message>
    <message>
        <source>sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>cell</source>
        <translation>单元格</translation>
    </message>
    <message>
        <source>column</source>
        <translation>列名</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>field</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>what</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>taken in</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>would be taken in</source>
        <translation>将导入</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>有变化</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>无变化</translation>
    </message>
    <message>
        <source>no longer on it</source>
        <translation>本名单没有</translation>
    </message>
    <message>
        <source>rows left out</source>
        <translation>未采用的行</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>New {count}</source>
        <translation>新增 {count}</translation>
    </message>
    <message>
        <source>Changed {count}</source>
        <translation>有变化 {count}</translation>
    </message>
    <message>
        <source>Not on it {count}</source>
        <translation>表上没有 {count}</translation>
    </message>
    <message>
        <source>Left out {count}</source>
        <translation>未采用 {count}</translation>
    </message>
    <message>
        <source>Look at {count}</source>
        <translation>请核对 {count}</translation>
    </message>
    <message>
        <source>Not read {count}</source>
        <translation>未读取 {count}</translation>
    </message>
    <message>
        <source>Columns {count}</source>
        <translation>列 {count}</translation>
    </message>
    <message>
        <source>Reading the list</source>
        <translation>正在读取名单</translation>
    </message>
    <message>
        <source>Comparing it with this desk</source>
        <translation>正在与本台比对</translation>
    </message>
    <message>
        <source>Taking it in</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>{step}: {done} of {total}</source>
        <translation>{step}：{done} / {total}</translation>
    </message>
    <message>
        <source>Taken in: {new} new, {changed} changed. Rows left out: {bad}.</source>
        <translation>已导入：新增 {new} 人，有变化 {changed} 人；未采用 {bad} 行。</translation>
    </message>
</context>
<context>
    <name>More</name>
    <message>
        <source>There is no good card. Enter on the page makes one.</source>
        <translation>没有有效的卡。在页面上按 Enter 发卡。</translation>
    </message>
    <message>
        <source>Worn or unreadable. Card {number} becomes void.</source>
        <translation>卡旧了、看不清。新卡发出，旧卡 {number} 同时作废。</translation>
    </message>
    <message>
        <source>Lost, or in the wrong hands. Scanning it will say: do not sample.</source>
        <translation>卡丢了、给错了人。以后扫这张卡，会说“不要采样”。</translation>
    </message>
    <message>
        <source>The next scan of it asks whose it is.</source>
        <translation>下次扫这个码时，会问是谁的。</translation>
    </message>
    <message>
        <source>A new card</source>
        <translation>换一张新卡</translation>
    </message>
    <message>
        <source>Void card {number}</source>
        <translation>作废卡 {number}</translation>
    </message>
    <message>
        <source>There is no good card.</source>
        <translation>没有有效的卡。</translation>
    </message>
    <message>
        <source>Unbind the phone code</source>
        <translation>解除手机码</translation>
    </message>
    <message>
        <source>No phone code is bound.</source>
        <translation>没有绑定手机码。</translation>
    </message>
    <message>
        <source>The whole record</source>
        <translation>看完整记录</translation>
    </message>
    <message>
        <source>Everything that was done, by whom and where.</source>
        <translation>做过的每一件事，谁做的，在哪个台。</translation>
    </message>
    <message>
        <source>Take out of the tube</source>
        <translation>从管里取出</translation>
    </message>
    <message>
        <source>Not registered in this round.</source>
        <translation>本轮没有登记。</translation>
    </message>
    <message>
        <source>Tube {tube}, place {place}</source>
        <translation>管 {tube} 第 {place} 位</translation>
    </message>
    <message>
        <source>only at station {station}</source>
        <translation>只能在 {station} 号台</translation>
    </message>
</context>
<context>
    <name>MoreController</name>
    <message>
        <source>A new card for {name}: why?</source>
        <translation>给 {name} 换新卡：为什么？</translation>
    </message>
    <message>
        <source>Void the card of {name}: why?</source>
        <translation>作废 {name} 的卡：为什么？</translation>
    </message>
    <message>
        <source>Take {name} out of the tube: why?</source>
        <translation>把 {name} 从管里取出：为什么？</translation>
    </message>
    <message>
        <source>Unbind the phone code of {name}: why?</source>
        <translation>解除 {name} 的手机码：为什么？</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不做了</translation>
    </message>
    <message>
        <source>Card {number} of {name} is void.</source>
        <translation>{name} 的卡 {number} 已作废。</translation>
    </message>
    <message>
        <source>{name} is taken out of the tube.</source>
        <translation>{name} 已从管里取出。</translation>
    </message>
    <message>
        <source>The phone code of {name} is unbound.</source>
        <translation>{name} 的手机码已解除。</translation>
    </message>
</context>
<context>
    <name>MoreDialog</name>
    <message>
        <source>Each asks for a reason and goes into the record.</source>
        <translation>每一样都要说明原因，都记在这个人的记录里。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关上</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>No address of headquarters. Files go by stick.</source>
        <translation>没有指挥部网络地址，文件用U盘传送。</translation>
    </message>
    <message>
        <source>Sent at {time}, waiting for the receipt.</source>
        <translation>{time} 已发送，正在等待回执。</translation>
    </message>
    <message>
        <source>Asking headquarters.</source>
        <translation>正在联系指挥部。</translation>
    </message>
    <message>
        <source>Everything delivered and confirmed at {time}.</source>
        <translation>全部送达，{time} 已确认。</translation>
    </message>
    <message>
        <source>Headquarters reached at {time}; not everything is accepted.</source>
        <translation>{time} 联系上指挥部；尚未全部接收。</translation>
    </message>
    <message>
        <source>Not asked yet.</source>
        <translation>尚未联系。</translation>
    </message>
    <message>
        <source>Trying again.</source>
        <translation>正在重试。</translation>
    </message>
    <message>
        <source>Next try in less than a minute.</source>
        <translation>一分钟内重试。</translation>
    </message>
    <message>
        <source>Next try in {minutes} min.</source>
        <translation>{minutes} 分钟后重试。</translation>
    </message>
    <message>
        <source>This laptop&apos;s clock is {minutes} min behind headquarters&apos;.</source>
        <translation>本机时钟比指挥部慢 {minutes} 分钟。</translation>
    </message>
    <message>
        <source>This laptop&apos;s clock is {minutes} min ahead of headquarters&apos;.</source>
        <translation>本机时钟比指挥部快 {minutes} 分钟。</translation>
    </message>
</context>
<context>
    <name>NetworkDialog</name>
    <message>
        <source>Headquarters by network</source>
        <translation>通过网络连接指挥部</translation>
    </message>
    <message>
        <source>Address, as headquarters told it</source>
        <translation>指挥部告知的地址</translation>
    </message>
    <message>
        <source>Allow without encryption (http)</source>
        <translation>允许不加密（http）</translation>
    </message>
    <message>
        <source>Files are sealed and signed in any case; a stick works as ever. Leave it empty to use sticks alone.</source>
        <translation>文件始终经过加密和签名；U盘照常可用。留空则只用U盘。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>NetworkRow</name>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Network address</source>
        <translation>网络地址</translation>
    </message>
</context>
<context>
    <name>Newcomer</name>
    <message>
        <source>Nobody found. F6 writes a new person down.</source>
        <translation>没有找到。按 F6 新增此人。</translation>
    </message>
    <message>
        <source>Nobody on the list has this number. F6 writes the person down.</source>
        <translation>名单上没有这个号码。按 F6 新增此人。</translation>
    </message>
</context>
<context>
    <name>NoticeForm</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
</context>
<context>
    <name>NumberEntry</name>
    <message>
        <source>Document number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Take that number</source>
        <translation>采用那个号码</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Card</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>Sheet of cards</source>
        <translation>整页卡片（A4）</translation>
    </message>
    <message>
        <source>Slip 58 mm</source>
        <translation>58 mm 小票</translation>
    </message>
    <message>
        <source>Slip 80 mm</source>
        <translation>80 mm 小票</translation>
    </message>
</context>
<context>
    <name>PapersController</name>
    <message>
        <source>So the card will look</source>
        <translation>卡片预览</translation>
    </message>
</context>
<context>
    <name>PapersDialog</name>
    <message>
        <source>Papers</source>
        <translation>打印单据</translation>
    </message>
    <message>
        <source>Chinese first</source>
        <translation>中文在前</translation>
    </message>
    <message>
        <source>Korean first</source>
        <translation>朝文在前</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Door notice</source>
        <translation>楼栋通知</translation>
    </message>
    <message>
        <source>Doors to knock at</source>
        <translation>敲门名单</translation>
    </message>
    <message>
        <source>Tube labels</source>
        <translation>采样管标签</translation>
    </message>
    <message>
        <source>Bag sheet</source>
        <translation>转运交接单</translation>
    </message>
</context>
<context>
    <name>Person</name>
    <message>
        <source>building {building}</source>
        <translation>{building} 号楼</translation>
    </message>
    <message>
        <source>unit {unit}</source>
        <translation>{unit} 单元</translation>
    </message>
    <message>
        <source>room {room}</source>
        <translation>{room}</translation>
    </message>
    <message>
        <source>female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>age {years}</source>
        <translation>{years} 岁</translation>
    </message>
    <message>
        <source>proxy code</source>
        <translation>代领码</translation>
    </message>
    <message>
        <source>ID document</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>phone code</source>
        <translation>手机码</translation>
    </message>
    <message>
        <source>card number</source>
        <translation>卡号</translation>
    </message>
    <message>
        <source>Not on the list</source>
        <translation>名单上没有</translation>
    </message>
    <message>
        <source>clock wrong</source>
        <translation>时钟有误</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>昨天 {time}</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>For whom</source>
        <translation>为谁代领</translation>
    </message>
    <message>
        <source>Type a few letters, or scan the ID card. Then Enter prints the card.</source>
        <translation>输入姓名的几个字或拼音首字母，或扫身份证，再按 Enter 打印。</translation>
    </message>
    <message>
        <source>Same household, fetch together (Ctrl 1, 2 …)</source>
        <translation>同户一起领（Ctrl 1、2…）</translation>
    </message>
    <message>
        <source>Print proxy code</source>
        <translation>打印代领码</translation>
    </message>
    <message>
        <source>Card {number}, good until {day}</source>
        <translation>卡 {number}，有效至 {day}</translation>
    </message>
    <message>
        <source>Save {count} cards as PDF</source>
        <translation>{count} 张卡存为 PDF</translation>
    </message>
    <message>
        <source>Print {count} cards</source>
        <translation>打印 {count} 张卡</translation>
    </message>
    <message>
        <source>Save this card again</source>
        <translation>再存这张卡</translation>
    </message>
    <message>
        <source>Print this card again</source>
        <translation>再打印这张卡</translation>
    </message>
    <message>
        <source>Save card as PDF</source>
        <translation>卡存为 PDF</translation>
    </message>
    <message>
        <source>Print and register</source>
        <translation>打印并登记</translation>
    </message>
    <message>
        <source>Save and register</source>
        <translation>存卡并登记</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Correct …</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>More …</source>
        <translation>更多…</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>{page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Print on what?</source>
        <translation>打印到哪里？</translation>
    </message>
    <message>
        <source>PDF file</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>小票打印机</translation>
    </message>
    <message>
        <source>Its address: 192.168.1.50, or escpos-serial:///dev/ttyUSB0</source>
        <translation>打印机地址：192.168.1.50 或 escpos-serial:///dev/ttyUSB0</translation>
    </message>
    <message>
        <source>Another folder</source>
        <translation>选其他文件夹</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Print a test slip</source>
        <translation>打印样张</translation>
    </message>
    <message>
        <source>Folder for PDF files</source>
        <translation>存放 PDF 的文件夹</translation>
    </message>
</context>
<context>
    <name>PrinterTrial</name>
    <message>
        <source>Printing a test slip …</source>
        <translation>正在打印样张…</translation>
    </message>
    <message>
        <source>Test slip printed. Scan it: it must be refused.</source>
        <translation>样张已打印。请扫一下：它应当被拒绝。</translation>
    </message>
</context>
<context>
    <name>PrintsController</name>
    <message>
        <source>{count} not printed</source>
        <translation>{count} 张未打印</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>打印记录</translation>
    </message>
</context>
<context>
    <name>PrintsDialog</name>
    <message>
        <source>Cards and their paper</source>
        <translation>卡片打印情况</translation>
    </message>
    <message>
        <source>Not printed yet</source>
        <translation>尚未打印</translation>
    </message>
    <message>
        <source>Saved as PDF</source>
        <translation>已存 PDF</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Print this card</source>
        <translation>打印此卡</translation>
    </message>
    <message>
        <source>Print all</source>
        <translation>全部打印</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>签发日期</translation>
    </message>
    <message>
        <source>with the printer</source>
        <translation>已交给打印机</translation>
    </message>
    <message>
        <source>No card waits in a file.</source>
        <translation>没有只存在文件里的卡。</translation>
    </message>
    <message>
        <source>No card waits.</source>
        <translation>没有等着出纸的卡。</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Nothing printed or saved today.</source>
        <translation>今天没有打印，也没有存文件。</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>已存</translation>
    </message>
    <message>
        <source>saved again, no. {count}</source>
        <translation>又存，第 {count} 次</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>printed again, no. {count}</source>
        <translation>又打印，第 {count} 次</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
</context>
<context>
    <name>ProxyChoices</name>
    <message>
        <source>PDF file</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>Fetched by {name}</source>
        <translation>代领人 {name}</translation>
    </message>
    <message>
        <source>Fetched by …</source>
        <translation>代领人 …</translation>
    </message>
</context>
<context>
    <name>ProxyPage</name>
    <message>
        <source>name · pinyin · initials · ID tail · phone · door</source>
        <translation>姓名 · 拼音 · 首字母 · 初声 · 证件尾号 · 电话 · 门牌</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>新增人员</translation>
    </message>
    <message>
        <source>Corrected: {name}</source>
        <translation>已更正：{name}</translation>
    </message>
</context>
<context>
    <name>QuarantineList</name>
    <message>
        <source>Refused by headquarters: events {first}–{last} · people {people} · {since}</source>
        <translation>指挥部未接收：事件 {first}–{last} · {people} 人 · {since}</translation>
    </message>
    <message>
        <source>Written again; not answered yet.</source>
        <translation>已重新写入，尚未收到回执。</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>no forecast yet</source>
        <translation>暂时无法估计</translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation>约 {minutes} 分钟</translation>
    </message>
    <message>
        <source>to desk {desk}</source>
        <translation>请到 {desk} 号台</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Next</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>Did not come: press to call again</source>
        <translation>没来的号：点一下再叫</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>发号</translation>
    </message>
    <message>
        <source>Priority ticket</source>
        <translation>发优先号</translation>
    </message>
    <message>
        <source>Given out: {label}</source>
        <translation>已发号：{label}</translation>
    </message>
    <message>
        <source>Close display</source>
        <translation>关闭叫号屏</translation>
    </message>
    <message>
        <source>Open display</source>
        <translation>打开叫号屏</translation>
    </message>
</context>
<context>
    <name>ReaderPanel</name>
    <message>
        <source>ID-card reader</source>
        <translation>身份证阅读器</translation>
    </message>
    <message>
        <source>Address of the reader&apos;s program on this laptop</source>
        <translation>本机读卡程序的地址</translation>
    </message>
    <message>
        <source>Lay a card on the reader</source>
        <translation>把一张证件放到阅读器上</translation>
    </message>
    <message>
        <source>Read: {kind}, ending in {tail}.</source>
        <translation>读到：{kind}，尾号 {tail}。</translation>
    </message>
    <message>
        <source>For training only: the people on these cards are made up.</source>
        <translation>仅供练习：这些证件上的人都是虚构的。</translation>
    </message>
    <message>
        <source>Ready. Lay a card on it to try it; nobody is registered here.</source>
        <translation>已就绪。放一张证件试一试；这里不会登记任何人。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不用</translation>
    </message>
    <message>
        <source>Reader&apos;s program</source>
        <translation>读卡程序</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>练习</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>No smartphone</source>
        <translation>没有智能手机</translation>
    </message>
    <message>
        <source>Phone broken</source>
        <translation>手机坏了</translation>
    </message>
    <message>
        <source>A child</source>
        <translation>儿童</translation>
    </message>
    <message>
        <source>Cannot walk</source>
        <translation>行动不便</translation>
    </message>
    <message>
        <source>Card lost</source>
        <translation>原卡丢失</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Hangul</source>
        <translation>朝鲜文</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>证件种类</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Compound</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>楼</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>室</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Colour of the code</source>
        <translation>码的颜色</translation>
    </message>
</context>
<context>
    <name>RecordDialog</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>About</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关上</translation>
    </message>
</context>
<context>
    <name>Relation</name>
    <message>
        <source>Child</source>
        <translation>子女</translation>
    </message>
    <message>
        <source>Spouse</source>
        <translation>配偶</translation>
    </message>
    <message>
        <source>Relative</source>
        <translation>亲属</translation>
    </message>
    <message>
        <source>Neighbour</source>
        <translation>邻居</translation>
    </message>
    <message>
        <source>Community worker</source>
        <translation>社区人员</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Registrar</source>
        <translation>登记员</translation>
    </message>
    <message>
        <source>Proxy clerk</source>
        <translation>代领员</translation>
    </message>
    <message>
        <source>Queue guide</source>
        <translation>引导员</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>采样员</translation>
    </message>
    <message>
        <source>Point lead</source>
        <translation>点长</translation>
    </message>
</context>
<context>
    <name>ScanField</name>
    <message>
        <source>Ready to scan</source>
        <translation>可以扫码</translation>
    </message>
</context>
<context>
    <name>ScannerPanel</name>
    <message>
        <source>A scanner that types like a keyboard always works. Nothing is to be set.</source>
        <translation>键盘方式的扫码枪随时可用，无需设置。</translation>
    </message>
    <message>
        <source>A scanner on a serial port (USB-COM)</source>
        <translation>串口（USB-COM）扫码枪</translation>
    </message>
    <message>
        <source>Set it to send Enter (CR) after each code; a USB cable ignores the pace.</source>
        <translation>请将扫码枪设为每码之后发送 Enter（CR）；USB 线不受速率影响。</translation>
    </message>
    <message>
        <source>Open. Scan something to try it.</source>
        <translation>已打开。扫一个码试试。</translation>
    </message>
</context>
<context>
    <name>ScreenDialog</name>
    <message>
        <source>Screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>A verdict stays</source>
        <translation>结果停留</translation>
    </message>
    <message>
        <source>Screen for those who wait</source>
        <translation>给排队的人看的叫号屏</translation>
    </message>
    <message>
        <source>Open the waiting screen</source>
        <translation>打开叫号屏</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>白天</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>夜间</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
</context>
<context>
    <name>SealDialog</name>
    <message>
        <source>Seal the tube early: why?</source>
        <translation>为什么提前封管？</translation>
    </message>
    <message>
        <source>Tube {tube} with {count} people. Nobody goes in after this.</source>
        <translation>采样管 {tube}，已有 {count} 人。封管后不能再加人。</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>没有人排队了</translation>
    </message>
    <message>
        <source>The point moves</source>
        <translation>检测点转移</translation>
    </message>
    <message>
        <source>Tube damaged</source>
        <translation>采样管损坏</translation>
    </message>
    <message>
        <source>One family only</source>
        <translation>只采一户</translation>
    </message>
    <message>
        <source>Change of shift</source>
        <translation>换班</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Do not seal</source>
        <translation>不封管</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>There is no headquarters in this folder.</source>
        <translation>这个文件夹里没有指挥部的数据。</translation>
    </message>
    <message>
        <source>Make one with: testdesk hq init.</source>
        <translation>请运行 testdesk hq init 建立。</translation>
    </message>
    <message>
        <source>There is a headquarters in this folder already.</source>
        <translation>这个文件夹里已经有指挥部的数据。</translation>
    </message>
    <message>
        <source>Its data is kept. Use another folder.</source>
        <translation>数据保留不动。请用另一个文件夹。</translation>
    </message>
    <message>
        <source>The database does not keep UTF-8.</source>
        <translation>数据库不是 UTF-8 编码。</translation>
    </message>
    <message>
        <source>Make a database with the encoding UTF-8.</source>
        <translation>请建一个 UTF-8 编码的数据库。</translation>
    </message>
    <message>
        <source>The database belongs to another city.</source>
        <translation>数据库是别的城市的。</translation>
    </message>
    <message>
        <source>Use another database.</source>
        <translation>请用另一个数据库。</translation>
    </message>
    <message>
        <source>The address of the database is not right.</source>
        <translation>数据库地址不对。</translation>
    </message>
    <message>
        <source>Use sqlite:///FILE or postgresql://…</source>
        <translation>请用 sqlite:///文件 或 postgresql://…</translation>
    </message>
    <message>
        <source>The database does not answer.</source>
        <translation>数据库没有反应。</translation>
    </message>
    <message>
        <source>Look whether its server runs, then try again.</source>
        <translation>请看服务器是否在运行，再试一次。</translation>
    </message>
    <message>
        <source>The database of this headquarters is missing.</source>
        <translation>指挥部的数据库文件不见了。</translation>
    </message>
    <message>
        <source>Another program is writing to the database.</source>
        <translation>另一个程序正在写数据库。</translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation>请稍等，再试一次。</translation>
    </message>
    <message>
        <source>The database is damaged.</source>
        <translation>数据库已损坏。</translation>
    </message>
    <message>
        <source>The database cannot be written to.</source>
        <translation>数据库无法写入。</translation>
    </message>
    <message>
        <source>Check the rights on the folder, then try again.</source>
        <translation>请检查文件夹权限，再试一次。</translation>
    </message>
    <message>
        <source>The database refuses this user.</source>
        <translation>数据库拒绝此用户。</translation>
    </message>
    <message>
        <source>Check user, password and rights in its address.</source>
        <translation>请检查数据库地址里的用户、密码和权限。</translation>
    </message>
    <message>
        <source>A round of this name is open or was open.</source>
        <translation>已经有过这个名字的轮次。</translation>
    </message>
    <message>
        <source>Use another name.</source>
        <translation>请换一个名字。</translation>
    </message>
    <message>
        <source>The round needs a name.</source>
        <translation>轮次要有名字。</translation>
    </message>
    <message>
        <source>Give one with --name.</source>
        <translation>请用 --name 指定。</translation>
    </message>
    <message>
        <source>There is no round of this name.</source>
        <translation>没有这个名字的轮次。</translation>
    </message>
    <message>
        <source>Look at: testdesk hq status.</source>
        <translation>请运行 testdesk hq status 查看。</translation>
    </message>
    <message>
        <source>The name of the testing point is missing.</source>
        <translation>没有检测点的名字。</translation>
    </message>
    <message>
        <source>Give one with --point.</source>
        <translation>请用 --point 指定。</translation>
    </message>
    <message>
        <source>Use another number.</source>
        <translation>请换一个号码。</translation>
    </message>
    <message>
        <source>A station has a number from 1 to 1023.</source>
        <translation>登记台的号码是 1 到 1023。</translation>
    </message>
    <message>
        <source>Parquet files need a package that is not installed.</source>
        <translation>Parquet 文件需要的软件包没有安装。</translation>
    </message>
    <message>
        <source>This kind of file is not known.</source>
        <translation>不支持这种文件。</translation>
    </message>
    <message>
        <source>Bring it back from its backup; make no new headquarters.</source>
        <translation>请从备份恢复，不要新建指挥部。</translation>
    </message>
    <message>
        <source>The disk does not give or take the file of headquarters&apos; database.</source>
        <translation>磁盘无法读取或写入指挥部的数据库文件。</translation>
    </message>
    <message>
        <source>Make room on the disk and check the rights on the folder, then try again.</source>
        <translation>请腾出磁盘空间并检查文件夹权限，然后再试。</translation>
    </message>
    <message>
        <source>This database server is a standby: it only copies another.</source>
        <translation>这台数据库服务器是备机，只复制另一台。</translation>
    </message>
    <message>
        <source>Use the address of the primary, or of both servers.</source>
        <translation>请使用主机的地址，或同时写上两台的地址。</translation>
    </message>
    <message>
        <source>The database server does not wait for its disk.</source>
        <translation>数据库服务器不等数据写入磁盘。</translation>
    </message>
    <message>
        <source>Set fsync = on, restart the server, then try again.</source>
        <translation>请设置 fsync = on，重启服务器，再试一次。</translation>
    </message>
    <message>
        <source>A power cut can tear this server&apos;s database.</source>
        <translation>断电可能损坏这台服务器的数据库。</translation>
    </message>
    <message>
        <source>Set full_page_writes = on, reload the server, then try again.</source>
        <translation>请设置 full_page_writes = on，重新加载服务器配置，再试一次。</translation>
    </message>
    <message>
        <source>Another database server answers than last time.</source>
        <translation>回应的数据库服务器与上次不是同一台。</translation>
    </message>
    <message>
        <source>Look whether anything is missing; then: testdesk hq database --server-changed.</source>
        <translation>请先查看是否缺少数据，然后运行：testdesk hq database --server-changed。</translation>
    </message>
    <message>
        <source>Do not delete anything. Run “testdesk hq salvage”.</source>
        <translation>不要删除任何东西，运行“testdesk hq salvage”。</translation>
    </message>
    <message>
        <source>The batch is here, but a standby may be promoted that lacks it: no receipt.</source>
        <translation>批次已收到，但升为主机的备机上可能没有它，所以没有回执。</translation>
    </message>
    <message>
        <source>Set synchronous_standby_names on the server, then take it in again. Or say that acknowledged batches may be lost: testdesk hq database --may-lose-acknowledged.</source>
        <translation>请在服务器上设置 synchronous_standby_names，再接收一次。或者声明已确认的批次可以丢失：testdesk hq database --may-lose-acknowledged。</translation>
    </message>
    <message>
        <source>A laptop already reports under this number.</source>
        <translation>已有电脑使用这个编号上报。</translation>
    </message>
    <message>
        <source>Use another number; or --renew, if the kit is for this very laptop.</source>
        <translation>请换一个编号；如果站点包就是给这台电脑的，请用 --renew。</translation>
    </message>
    <message>
        <source>Use csv or xlsx; or run in testdesk&apos;s folder: uv sync --extra hq.</source>
        <translation>请用 csv 或 xlsx；或者在 testdesk 的文件夹里执行：uv sync --extra hq。</translation>
    </message>
    <message>
        <source>Use csv, xlsx, parquet or fhir.</source>
        <translation>请使用 csv、xlsx、parquet 或 fhir。</translation>
    </message>
    <message>
        <source>This folder is not empty.</source>
        <translation>这个文件夹不是空的。</translation>
    </message>
    <message>
        <source>Use an empty folder for the demonstration.</source>
        <translation>请用一个空文件夹做演示。</translation>
    </message>
    <message>
        <source>There is no demonstration in this folder.</source>
        <translation>这个文件夹里没有演示数据。</translation>
    </message>
    <message>
        <source>Make one with: testdesk demo.</source>
        <translation>请运行 testdesk demo 建立。</translation>
    </message>
    <message>
        <source>The made-up city is too small.</source>
        <translation>虚构的城市太小。</translation>
    </message>
    <message>
        <source>Use more residents.</source>
        <translation>请增加居民数。</translation>
    </message>
    <message>
        <source>The made-up day is too small.</source>
        <translation>虚构的一天人太少。</translation>
    </message>
    <message>
        <source>Use more people.</source>
        <translation>请增加人数。</translation>
    </message>
    <message>
        <source>There are fewer residents than people of the day.</source>
        <translation>居民数比当天的人数还少。</translation>
    </message>
    <message>
        <source>There is no such building on the list.</source>
        <translation>名单上没有这栋楼。</translation>
    </message>
    <message>
        <source>Look at: testdesk coverage.</source>
        <translation>请运行 testdesk coverage 查看。</translation>
    </message>
    <message>
        <source>The desks and headquarters do not count the same.</source>
        <translation>各台与指挥部的数目不一致。</translation>
    </message>
    <message>
        <source>This kit renews a laptop that is a station already.</source>
        <translation>此站点包用于更新已有的站点。</translation>
    </message>
    <message>
        <source>Ask headquarters for a kit that makes a new station.</source>
        <translation>请指挥部提供新建站点的站点包。</translation>
    </message>
    <message>
        <source>This kit makes a new station and renews none.</source>
        <translation>此站点包用于新建站点，不能更新。</translation>
    </message>
    <message>
        <source>Ask headquarters for a renewed kit of this station.</source>
        <translation>请指挥部提供本站的更新包。</translation>
    </message>
    <message>
        <source>This kit renews a station; no laptop was made from it.</source>
        <translation>这是换新用的站点包，没有电脑是用它设置的。</translation>
    </message>
    <message>
        <source>Use the kit from which the desk was set up first.</source>
        <translation>请使用最初设置该登记台时的站点包。</translation>
    </message>
    <message>
        <source>This kit is from another headquarters.</source>
        <translation>此站点包来自其他指挥部。</translation>
    </message>
    <message>
        <source>Look at the stick again. Nothing was changed.</source>
        <translation>请核对U盘。未作任何更改。</translation>
    </message>
    <message>
        <source>This kit is for another station.</source>
        <translation>此站点包属于其他站点。</translation>
    </message>
    <message>
        <source>Take it to that desk. Nothing was changed.</source>
        <translation>请送到该站点。未作任何更改。</translation>
    </message>
    <message>
        <source>A newer kit was taken here already.</source>
        <translation>本站已使用更新的站点包。</translation>
    </message>
    <message>
        <source>Put the old kit aside. If it was made just now, the clock of headquarters was wrong: call them. Nothing was changed.</source>
        <translation>请把旧站点包放在一边。如果它是刚做的，说明指挥部的时钟不对：请致电指挥部。未作任何更改。</translation>
    </message>
    <message>
        <source>Look at the conflict again: testdesk hq conflict list.</source>
        <translation>请再看一下该冲突：testdesk hq conflict list。</translation>
    </message>
    <message>
        <source>In a conflict of this kind no event can be set aside for another.</source>
        <translation>这类冲突中没有可以作废的事件。</translation>
    </message>
    <message>
        <source>Let all of them stand: all_stand.</source>
        <translation>请保留全部：all_stand。</translation>
    </message>
    <message>
        <source>Of two tubes with one barcode none can be set aside.</source>
        <translation>条码相同的两支采样管，哪一支都不能作废。</translation>
    </message>
    <message>
        <source>Decide all_stand where they are two tubes, one_tube where they are one.</source>
        <translation>若是两支管，请选 all_stand；若是同一支，请选 one_tube。</translation>
    </message>
    <message>
        <source>This conflict is not about two tubes with one barcode.</source>
        <translation>这个冲突不是条码相同的两支采样管。</translation>
    </message>
    <message>
        <source>Let one of its events stand, or all of them: all_stand.</source>
        <translation>请保留其中一个事件，或保留全部：all_stand。</translation>
    </message>
    <message>
        <source>This decision does not single out an event.</source>
        <translation>这种决定不单独指定某个事件。</translation>
    </message>
    <message>
        <source>Leave --stands out, or decide one_stands.</source>
        <translation>请去掉 --stands，或改选 one_stands。</translation>
    </message>
    <message>
        <source>Which event stands is not said.</source>
        <translation>没有说明保留哪个事件。</translation>
    </message>
    <message>
        <source>Name it by its station and number: --stands 1:17.</source>
        <translation>请用登记台号和序号指明：--stands 1:17。</translation>
    </message>
    <message>
        <source>The named event is not one of this conflict.</source>
        <translation>所指的事件不属于这个冲突。</translation>
    </message>
    <message>
        <source>Name one of those that the list shows: testdesk hq conflict list.</source>
        <translation>请指明列表中的一个：testdesk hq conflict list。</translation>
    </message>
    <message>
        <source>By now somebody else is under the number of this event.</source>
        <translation>该事件的号码现在属于另一个人。</translation>
    </message>
    <message>
        <source>Let another of its events stand, or all of them.</source>
        <translation>请保留另一个事件，或保留全部。</translation>
    </message>
    <message>
        <source>Make its first kit without --renew. If this headquarters was restored from an older backup: testdesk hq station enrol KIT.</source>
        <translation>请不带 --renew 制作第一个站点包。如果指挥部是用较旧的备份恢复的：testdesk hq station enrol KIT。</translation>
    </message>
    <message>
        <source>No batch of this station came yet.</source>
        <translation>这个登记台还没有送来过批次。</translation>
    </message>
    <message>
        <source>Take its first batch in, then write its update.</source>
        <translation>请先导入它的第一个批次，再写更新包。</translation>
    </message>
    <message>
        <source>There is no conflict of this name.</source>
        <translation>没有这个名称的冲突。</translation>
    </message>
    <message>
        <source>Look at the list: testdesk hq conflict list.</source>
        <translation>请看列表：testdesk hq conflict list。</translation>
    </message>
    <message>
        <source>This conflict was decided already.</source>
        <translation>这个冲突已经处理过。</translation>
    </message>
    <message>
        <source>A new event would open it again.</source>
        <translation>有新的记录时会重新打开。</translation>
    </message>
    <message>
        <source>This cannot be decided so.</source>
        <translation>不能这样处理。</translation>
    </message>
    <message>
        <source>No refused batch of this name is kept here.</source>
        <translation>这里没有保存这个被拒的批次。</translation>
    </message>
    <message>
        <source>Look at the list: testdesk hq refused list.</source>
        <translation>请看列表：testdesk hq refused list。</translation>
    </message>
    <message>
        <source>This batch was admitted already.</source>
        <translation>这个批次已经补录。</translation>
    </message>
    <message>
        <source>Its people are in. Nothing to do.</source>
        <translation>其中的人已登记，无需再做。</translation>
    </message>
    <message>
        <source>Keys or settings were changed by another program.</source>
        <translation>密钥或设置已被另一个程序更改。</translation>
    </message>
    <message>
        <source>Stop this program and start it again.</source>
        <translation>请停止本程序后重新启动。</translation>
    </message>
    <message>
        <source>No kit was ever made for this station.</source>
        <translation>从未为此站点制作站点包。</translation>
    </message>
    <message>
        <source>All 32 card keys of the city are used up.</source>
        <translation>全市 32 个卡密钥已用完。</translation>
    </message>
    <message>
        <source>Tell the people who make this program.</source>
        <translation>请联系本软件的开发者。</translation>
    </message>
    <message>
        <source>This is no form of a tube&apos;s barcode.</source>
        <translation>这不是采样管条码的格式。</translation>
    </message>
    <message>
        <source>Write it in capitals, as {example}.</source>
        <translation>请用大写字母写，例如 {example}。</translation>
    </message>
    <message>
        <source>Documents, telephone numbers or goods may have this form: {examples}.</source>
        <translation>证件、电话号码或商品条码也可能是这个格式：{examples}。</translation>
    </message>
    <message>
        <source>A desk asks at each such scan whether it is a tube. Two letters and 8 to 12 digits are no other number&apos;s form.</source>
        <translation>每扫到这样的号码，登记台都会问是不是采样管。两个字母加 8 到 12 位数字不会与其他号码混淆。</translation>
    </message>
    <message>
        <source>A card cannot hold for this number of days.</source>
        <translation>卡的有效天数不对。</translation>
    </message>
    <message>
        <source>Choose tens of days, from 10 to 630.</source>
        <translation>请选 10 到 630 之间的整十天数。</translation>
    </message>
    <message>
        <source>This name cannot be used.</source>
        <translation>这个名字不能用。</translation>
    </message>
    <message>
        <source>Use letters, with blanks, dots or dashes; nothing that cannot be seen.</source>
        <translation>请使用文字，可带空格、间隔点或连字符，不要有看不见的字符。</translation>
    </message>
    <message>
        <source>Something else happened ({code}).</source>
        <translation>出现了别的情况（{code}）。</translation>
    </message>
    <message>
        <source>Tell the point lead this word.</source>
        <translation>请把括号里的词告诉点长。</translation>
    </message>
    <message>
        <source>A form is still open.</source>
        <translation>还有一张表没填完。</translation>
    </message>
    <message>
        <source>Finish it or press Esc, then scan again.</source>
        <translation>请填完或按 Esc，再扫一次。</translation>
    </message>
    <message>
        <source>The desk is locked.</source>
        <translation>登记台已锁定。</translation>
    </message>
    <message>
        <source>Type the passphrase first, then scan again.</source>
        <translation>请先输入密码，再扫一次。</translation>
    </message>
    <message>
        <source>People and counted swabs differ.</source>
        <translation>登记人数与清点的拭子数不一致。</translation>
    </message>
    <message>
        <source>Count again, and compare with the tubes.</source>
        <translation>请重新清点，并与采样管核对。</translation>
    </message>
    <message>
        <source>People and places in tubes differ.</source>
        <translation>登记人数与采样管内的人数不一致。</translation>
    </message>
    <message>
        <source>A tube is still open.</source>
        <translation>还有一支管没有封。</translation>
    </message>
    <message>
        <source>Not everything is exported.</source>
        <translation>还有没导出的内容。</translation>
    </message>
    <message>
        <source>Plug the stick in and export.</source>
        <translation>请插入U盘导出。</translation>
    </message>
    <message>
        <source>The day is closed, with its count of swabs.</source>
        <translation>今日已收工，拭子数也已记入。</translation>
    </message>
    <message>
        <source>If the count was wrong, tell headquarters. The next scan begins a new day.</source>
        <translation>如果数错了，请告诉指挥部。下一次扫码即开始新的一天。</translation>
    </message>
    <message>
        <source>Everybody is exported, but the count of swabs is not.</source>
        <translation>所有人员均已导出，但拭子清点数尚未导出。</translation>
    </message>
    <message>
        <source>Plug the stick in and export once more; the count comes before the export.</source>
        <translation>请插入U盘再导出一次；应先清点，再导出。</translation>
    </message>
    <message>
        <source>This laptop is no station yet.</source>
        <translation>这台电脑还不是登记台。</translation>
    </message>
    <message>
        <source>Set it up with a kit from headquarters.</source>
        <translation>请用指挥部的站点包设置。</translation>
    </message>
    <message>
        <source>This laptop is a station already.</source>
        <translation>这台电脑已经是登记台。</translation>
    </message>
    <message>
        <source>Its data is kept. Use another folder for another station.</source>
        <translation>数据保留不动。要设另一个登记台，请用另一个文件夹。</translation>
    </message>
    <message>
        <source>The data file of this desk is missing.</source>
        <translation>本台的数据文件不见了。</translation>
    </message>
    <message>
        <source>Do not set it up anew. Restore a backup, or call headquarters.</source>
        <translation>不要重新设置。请用备份恢复，或打电话给指挥部。</translation>
    </message>
    <message>
        <source>The data file of this desk is damaged.</source>
        <translation>本台的数据文件损坏。</translation>
    </message>
    <message>
        <source>The data was written by a newer version.</source>
        <translation>这份数据是用新版 testdesk 写的。</translation>
    </message>
    <message>
        <source>Update testdesk on this laptop.</source>
        <translation>请把这台电脑上的 testdesk 升级到新版。</translation>
    </message>
    <message>
        <source>The data file of this desk cannot be written to.</source>
        <translation>本台的数据文件无法写入。</translation>
    </message>
    <message>
        <source>Check the rights on the folder, then open the desk again.</source>
        <translation>请检查文件夹权限，再打开登记台。</translation>
    </message>
    <message>
        <source>The disk does not give the data file.</source>
        <translation>磁盘读不出数据文件。</translation>
    </message>
    <message>
        <source>Make room on the disk and check its rights, then try again.</source>
        <translation>请清理磁盘空间并检查权限，再试一次。</translation>
    </message>
    <message>
        <source>Another testdesk is open on this data.</source>
        <translation>另一个 testdesk 正在使用这份数据。</translation>
    </message>
    <message>
        <source>Close the other window first.</source>
        <translation>请先关掉另一个窗口。</translation>
    </message>
    <message>
        <source>The printer does not answer.</source>
        <translation>打印机没有反应。</translation>
    </message>
    <message>
        <source>Look at cable, paper and lid, then print again.</source>
        <translation>请检查连线、纸和盖子，再打印一次。</translation>
    </message>
    <message>
        <source>The printer has no paper.</source>
        <translation>打印机没纸了。</translation>
    </message>
    <message>
        <source>Put paper in, then print again.</source>
        <translation>请装纸，再打印一次。</translation>
    </message>
    <message>
        <source>The printer is not ready.</source>
        <translation>打印机未就绪。</translation>
    </message>
    <message>
        <source>Close its cover and look at its lamp, then print again.</source>
        <translation>请合上盖子，查看指示灯，然后重新打印。</translation>
    </message>
    <message>
        <source>The printer does not take the data.</source>
        <translation>打印机不接收数据。</translation>
    </message>
    <message>
        <source>Switch it off and on, then print again.</source>
        <translation>请关机再开机，然后重新打印。</translation>
    </message>
    <message>
        <source>The printer&apos;s queue stands still.</source>
        <translation>打印队列已停止。</translation>
    </message>
    <message>
        <source>Let it go on in the laptop&apos;s settings, then print again.</source>
        <translation>请在电脑设置中恢复该打印机，然后重新打印。</translation>
    </message>
    <message>
        <source>It still waits in the printer&apos;s queue.</source>
        <translation>还在打印队列中等待。</translation>
    </message>
    <message>
        <source>Look at the printer.</source>
        <translation>请查看打印机。</translation>
    </message>
    <message>
        <source>The printer&apos;s queue gave up; no paper came out.</source>
        <translation>打印队列已放弃该任务，纸没有打印出来。</translation>
    </message>
    <message>
        <source>Look at the printer, then print again.</source>
        <translation>请查看打印机，然后重新打印。</translation>
    </message>
    <message>
        <source>The printer&apos;s queue does not say whether it was printed.</source>
        <translation>打印队列没有说明是否已打印。</translation>
    </message>
    <message>
        <source>Print again if no paper came out.</source>
        <translation>如果纸没有打印出来，请重新打印。</translation>
    </message>
    <message>
        <source>The printer is there but does not tell its state.</source>
        <translation>打印机在线，但不报告状态。</translation>
    </message>
    <message>
        <source>Print a test slip from the window.</source>
        <translation>请在窗口中打印一张样张。</translation>
    </message>
    <message>
        <source>This is no address of a receipt printer.</source>
        <translation>这不是小票打印机的地址。</translation>
    </message>
    <message>
        <source>Write it as 192.168.1.50 or 192.168.1.50:9100.</source>
        <translation>请写成 192.168.1.50 或 192.168.1.50:9100。</translation>
    </message>
    <message>
        <source>A receipt printer prints slips only.</source>
        <translation>小票打印机只能打印小票。</translation>
    </message>
    <message>
        <source>Choose 58 mm or 80 mm paper.</source>
        <translation>请选择 58 毫米或 80 毫米纸。</translation>
    </message>
    <message>
        <source>There is no screen to show the window on.</source>
        <translation>没有可以显示窗口的屏幕。</translation>
    </message>
    <message>
        <source>Start testdesk at the laptop itself, or use its commands.</source>
        <translation>请在电脑本机上打开，或使用命令。</translation>
    </message>
    <message>
        <source>No printer is set up.</source>
        <translation>还没有设置打印机。</translation>
    </message>
    <message>
        <source>Cards go into a PDF file until then.</source>
        <translation>设置之前，卡片存成 PDF 文件。</translation>
    </message>
    <message>
        <source>Letters are missing on this laptop: {languages}.</source>
        <translation>这台电脑缺少字体：{languages}。</translation>
    </message>
    <message>
        <source>Install the fonts that the guide names.</source>
        <translation>请按指南安装字体。</translation>
    </message>
    <message>
        <source>No scanner is seen; many look like a keyboard.</source>
        <translation>没有检测到扫码枪；不少扫码枪会被认作键盘。</translation>
    </message>
    <message>
        <source>Scan a card and look at the register page.</source>
        <translation>请扫一张卡，看登记页有没有反应。</translation>
    </message>
    <message>
        <source>The data was not opened without the passphrase.</source>
        <translation>没有密码，未打开数据。</translation>
    </message>
    <message>
        <source>Give it with --passphrase-file to look into it.</source>
        <translation>请用 --passphrase-file 给出密码再查看。</translation>
    </message>
    <message>
        <source>There is nothing yet to compare this laptop&apos;s clock with.</source>
        <translation>还没有可以核对本机时钟的依据。</translation>
    </message>
    <message>
        <source>Compare date and time with a telephone.</source>
        <translation>请与手机核对日期和时间。</translation>
    </message>
    <message>
        <source>The clock of this laptop is {minutes} minutes behind.</source>
        <translation>本机时钟慢了 {minutes} 分钟。</translation>
    </message>
    <message>
        <source>Set the date and time before the day begins.</source>
        <translation>请在开工前校准日期和时间。</translation>
    </message>
    <message>
        <source>The clock of this laptop is {days} days behind.</source>
        <translation>本机时钟慢了 {days} 天。</translation>
    </message>
    <message>
        <source>The clock of this laptop is {days} days ahead.</source>
        <translation>本机时钟快了 {days} 天。</translation>
    </message>
    <message>
        <source>By the clock of this laptop the newest entry or file that it knows of is {days} days old: so long nobody worked, or the clock is ahead.</source>
        <translation>按本机时钟，它所知的最新记录或文件是 {days} 天前的：要么这么久没有人用，要么时钟快了。</translation>
    </message>
    <message>
        <source>By the clock of this laptop the newest file from headquarters is {days} days old: so long none was read here, or the clock is ahead.</source>
        <translation>按本机时钟，最近一份来自指挥部的文件是 {days} 天前的：要么这么久没有读入新文件，要么时钟快了。</translation>
    </message>
    <message>
        <source>Desk {station} wrote an entry {minutes} minutes after the time that this laptop&apos;s clock shows now: one of the two is wrong.</source>
        <translation>{station} 号登记台写记录的时间比本机现在的时间晚 {minutes} 分钟：两台中有一台时间不对。</translation>
    </message>
    <message>
        <source>Compare date and time of both with a telephone, and set the wrong one.</source>
        <translation>用手机核对两台的日期和时间，把不对的那台改正。</translation>
    </message>
    <message>
        <source>Desk {station} wrote an entry {days} days after the time that this laptop&apos;s clock shows now: one of the two is wrong.</source>
        <translation>{station} 号登记台写记录的时间比本机现在的时间晚 {days} 天：两台中有一台时间不对。</translation>
    </message>
    <message>
        <source>Registered under a wrong clock in this shift: {people}.</source>
        <translation>本班有 {people} 人是在时钟有误时登记的。</translation>
    </message>
    <message>
        <source>Nobody is missing for it: their times are marked. Compare the clock with a telephone.</source>
        <translation>没有人因此漏掉：这些时间已作标记。请用手机核对时钟。</translation>
    </message>
    <message>
        <source>The disk is nearly full.</source>
        <translation>磁盘快满了。</translation>
    </message>
    <message>
        <source>Look through the tubes of this shift.</source>
        <translation>请逐管查看本班的采样管。</translation>
    </message>
    <message>
        <source>Seal it with F8. If nobody is in it, take its opening back with F9.</source>
        <translation>请按 F8 封管。如果管内没有人，请按 F9 撤销开管。</translation>
    </message>
    <message>
        <source>Do not delete anything. Run “testdesk salvage”, or restore a backup.</source>
        <translation>不要删除任何东西，运行“testdesk salvage”或恢复备份。</translation>
    </message>
    <message>
        <source>Make room before the day begins.</source>
        <translation>请在开工前腾出空间。</translation>
    </message>
    <message>
        <source>The passphrase is wrong.</source>
        <translation>密码不对。</translation>
    </message>
    <message>
        <source>Look at capital letters and type it again.</source>
        <translation>请注意大小写，再输入一次。</translation>
    </message>
    <message>
        <source>The passphrase is too short.</source>
        <translation>密码太短。</translation>
    </message>
    <message>
        <source>Use at least 6 letters or digits.</source>
        <translation>请用至少 6 个字母或数字。</translation>
    </message>
    <message>
        <source>The kit file is damaged.</source>
        <translation>站点包文件损坏。</translation>
    </message>
    <message>
        <source>Copy it from the stick again, or ask headquarters for a new one.</source>
        <translation>请从U盘重新复制，或向指挥部要新的。</translation>
    </message>
    <message>
        <source>The key file of this desk is damaged.</source>
        <translation>本台的密钥文件损坏。</translation>
    </message>
    <message>
        <source>Do not delete anything. Call headquarters; a backup can be restored.</source>
        <translation>不要删除任何东西。请打电话给指挥部，可以用备份恢复。</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>文件损坏。</translation>
    </message>
    <message>
        <source>Copy it again from where it came.</source>
        <translation>请从原处重新复制。</translation>
    </message>
    <message>
        <source>The file is too large to be one of ours.</source>
        <translation>文件太大，不是 testdesk 的文件。</translation>
    </message>
    <message>
        <source>It is left alone.</source>
        <translation>已跳过。</translation>
    </message>
    <message>
        <source>The file is empty: nothing of it was written.</source>
        <translation>文件是空的，什么都没有写进去。</translation>
    </message>
    <message>
        <source>Have it written once more, and pull the stick only when the program says that it may be pulled.</source>
        <translation>请重新写一次，等程序说可以拔出时再拔U盘。</translation>
    </message>
    <message>
        <source>This is no file of testdesk.</source>
        <translation>这不是 testdesk 的文件。</translation>
    </message>
    <message>
        <source>It is left alone. A shortcut or a packed folder is not the file itself: copy that. If another program wrote over it, have it written once more.</source>
        <translation>文件保持不变。快捷方式或压缩文件夹不是文件本身，请复制原文件。如果被别的程序覆盖了，请重新写一次。</translation>
    </message>
    <message>
        <source>The file is cut short.</source>
        <translation>文件不完整。</translation>
    </message>
    <message>
        <source>The file was made by a newer version.</source>
        <translation>这个文件是用新版 testdesk 写的。</translation>
    </message>
    <message>
        <source>The file was changed by another program.</source>
        <translation>文件被别的程序改过。</translation>
    </message>
    <message>
        <source>It is left alone. Ask for it again.</source>
        <translation>已跳过。请再要一份。</translation>
    </message>
    <message>
        <source>The file does not say rightly what it is.</source>
        <translation>文件自带的说明不对。</translation>
    </message>
    <message>
        <source>The contents of the file are damaged.</source>
        <translation>文件内容损坏。</translation>
    </message>
    <message>
        <source>Ask for it again.</source>
        <translation>请再要一份。</translation>
    </message>
    <message>
        <source>The contents do not belong to this file.</source>
        <translation>内容与这个文件不符。</translation>
    </message>
    <message>
        <source>The contents are too large to be one of ours.</source>
        <translation>内容太大，不是 testdesk 的文件。</translation>
    </message>
    <message>
        <source>The signature is wrong: somebody changed the file, or it is another city&apos;s.</source>
        <translation>签名不对：文件被人改过，或是别的城市的。</translation>
    </message>
    <message>
        <source>Do not use it. Tell headquarters.</source>
        <translation>不要使用。请告诉指挥部。</translation>
    </message>
    <message>
        <source>The desk that wrote this is not known to headquarters.</source>
        <translation>指挥部不认识写这个文件的登记台。</translation>
    </message>
    <message>
        <source>Two laptops were made from one kit.</source>
        <translation>两台电脑用了同一个站点包。</translation>
    </message>
    <message>
        <source>Tell headquarters at once; both go on working until then.</source>
        <translation>请马上告诉指挥部；在此之前两台都可以继续用。</translation>
    </message>
    <message>
        <source>The key is not right.</source>
        <translation>密钥不对。</translation>
    </message>
    <message>
        <source>Ask headquarters for a new kit.</source>
        <translation>请向指挥部要新的站点包。</translation>
    </message>
    <message>
        <source>The key of the receiver is not right.</source>
        <translation>接收方的密钥不对。</translation>
    </message>
    <message>
        <source>An entry in the file is damaged.</source>
        <translation>文件里有一条损坏。</translation>
    </message>
    <message>
        <source>An entry was changed or is missing.</source>
        <translation>有记录被改过或缺失。</translation>
    </message>
    <message>
        <source>The news from headquarters is not right.</source>
        <translation>指挥部的更新包不正确。</translation>
    </message>
    <message>
        <source>The news is of another city.</source>
        <translation>这是别的城市的更新包。</translation>
    </message>
    <message>
        <source>The news is for another desk.</source>
        <translation>这是给别的登记台的更新包。</translation>
    </message>
    <message>
        <source>This news is here already.</source>
        <translation>这个更新包已经读过。</translation>
    </message>
    <message>
        <source>News {number} builds on news {missing}, which never came.</source>
        <translation>更新包 {number} 要接在更新包 {missing} 之后，而后者还没有到。</translation>
    </message>
    <message>
        <source>The news does not fit the news that came before.</source>
        <translation>这个更新包与以前的更新包对不上。</translation>
    </message>
    <message>
        <source>Take nothing more from this stick and call headquarters.</source>
        <translation>不要再从这个U盘读取，请联系指挥部。</translation>
    </message>
    <message>
        <source>The list of who was sampled elsewhere is not right.</source>
        <translation>别处已采样人员名单有误。</translation>
    </message>
    <message>
        <source>Ask headquarters to write its news again.</source>
        <translation>请让指挥部重新写出更新包。</translation>
    </message>
    <message>
        <source>The list of who was sampled is of another city.</source>
        <translation>这份已采样人员名单属于另一城市。</translation>
    </message>
    <message>
        <source>The list of who was sampled elsewhere is newer than our news.</source>
        <translation>别处已采样人员名单比本台的更新包新。</translation>
    </message>
    <message>
        <source>It can be read once newer news from headquarters is here.</source>
        <translation>收到指挥部更新的更新包后即可读取。</translation>
    </message>
    <message>
        <source>Not everybody is known who was sampled elsewhere: a list did not come.</source>
        <translation>别处已采样的人员还不齐：有一份名单没有送到。</translation>
    </message>
    <message>
        <source>Ask headquarters to write its news to a stick again, and read that.</source>
        <translation>请让指挥部把更新包重新写入 U盘，再读入。</translation>
    </message>
    <message>
        <source>The receipt bears the name of a batch that it is not for.</source>
        <translation>该回执的文件名属于另一批次，内容并不对应。</translation>
    </message>
    <message>
        <source>It is left alone. Only its own batch has this answer.</source>
        <translation>未作处理。此答复只适用于它自己的批次。</translation>
    </message>
    <message>
        <source>A code on the finished pages does not read as it should.</source>
        <translation>成品页上有一个码读出来不对。</translation>
    </message>
    <message>
        <source>The finished pages cannot be read back from the disk.</source>
        <translation>无法从磁盘读回已生成的页面。</translation>
    </message>
    <message>
        <source>Print again into another folder. The cards are kept.</source>
        <translation>请换一个文件夹重新打印。卡片记录保留。</translation>
    </message>
    <message>
        <source>The disk is full: this choice is forgotten when testdesk is closed.</source>
        <translation>磁盘已满：这项设置在关闭 testdesk 后不会保留。</translation>
    </message>
    <message>
        <source>Make room on this laptop, then choose again.</source>
        <translation>请在这台电脑上腾出空间，再选一次。</translation>
    </message>
    <message>
        <source>The folder of testdesk cannot be written to: this choice is forgotten when testdesk is closed.</source>
        <translation>testdesk 的文件夹无法写入：这项设置在关闭 testdesk 后不会保留。</translation>
    </message>
    <message>
        <source>testdesk is open already, and its window does not answer.</source>
        <translation>testdesk 已经打开，但它的窗口没有响应。</translation>
    </message>
    <message>
        <source>Close that window, or restart the laptop, then start testdesk again.</source>
        <translation>请关闭那个窗口，或重启电脑，然后再启动 testdesk。</translation>
    </message>
    <message>
        <source>The stick makes errors.</source>
        <translation>U盘读写出错。</translation>
    </message>
    <message>
        <source>A file in the folder of testdesk cannot be read.</source>
        <translation>无法读取testdesk文件夹中的文件。</translation>
    </message>
    <message>
        <source>Set nothing up anew. Ask who set this laptop up.</source>
        <translation>请勿重新设置。请联系设置本机的人员。</translation>
    </message>
    <message>
        <source>The disk did not give or take a file.</source>
        <translation>磁盘无法读取或写入文件。</translation>
    </message>
    <message>
        <source>Try again. If it stays so, ask who set this laptop up.</source>
        <translation>请重试。若仍如此，请联系设置本机的人员。</translation>
    </message>
    <message>
        <source>The file is sealed in a way that this version does not know.</source>
        <translation>本版本不支持这个文件的加密方式。</translation>
    </message>
    <message>
        <source>There is a station in this folder already.</source>
        <translation>这个文件夹里已经有登记台。</translation>
    </message>
    <message>
        <source>Restore into an empty folder. Nothing was changed.</source>
        <translation>请恢复到空文件夹。没有改动任何内容。</translation>
    </message>
    <message>
        <source>Do not delete anything. Tell headquarters.</source>
        <translation>不要删除任何东西。请告诉指挥部。</translation>
    </message>
    <message>
        <source>A number in the journal is missing.</source>
        <translation>日志里缺了一个序号。</translation>
    </message>
    <message>
        <source>An entry was changed afterwards.</source>
        <translation>有记录事后被改过。</translation>
    </message>
    <message>
        <source>An entry says two different things of itself.</source>
        <translation>有一条记录自相矛盾。</translation>
    </message>
    <message>
        <source>Two different journals carry the same numbers.</source>
        <translation>两份不同的日志用了相同的序号。</translation>
    </message>
    <message>
        <source>The receipt is not right.</source>
        <translation>回执不对。</translation>
    </message>
    <message>
        <source>Ask headquarters for a new one.</source>
        <translation>请向指挥部要一个新的。</translation>
    </message>
    <message>
        <source>Opening this file would take longer than it may.</source>
        <translation>打开这个文件所需的运算超过了上限。</translation>
    </message>
    <message>
        <source>The receipt is of another city.</source>
        <translation>这是别的城市的回执。</translation>
    </message>
    <message>
        <source>The receipt is for another desk.</source>
        <translation>这是给另一台的回执。</translation>
    </message>
    <message>
        <source>It is left for that desk.</source>
        <translation>已留给那一台。</translation>
    </message>
    <message>
        <source>The file is not as testdesk wrote it.</source>
        <translation>文件已不是 testdesk 写出时的样子。</translation>
    </message>
    <message>
        <source>It is left alone. Ask for it again, from where it was written.</source>
        <translation>未作处理。请从写出它的地方重新索取。</translation>
    </message>
    <message>
        <source>Copy it again. If it is cut short there, too, have it written once more.</source>
        <translation>请重新复制。如果原文件也不完整，请让对方重新写出。</translation>
    </message>
    <message>
        <source>This is not a file of testdesk of the kind that is needed.</source>
        <translation>这不是所需类型的 testdesk 文件。</translation>
    </message>
    <message>
        <source>It is left alone. “testdesk inspect” says what it is.</source>
        <translation>未作处理。可用“testdesk inspect”查看它是什么。</translation>
    </message>
    <message>
        <source>If headquarters was restored from a backup older than the desk&apos;s kit: testdesk hq station enrol KIT, with the kit&apos;s file. Then take the batch in again.</source>
        <translation>如果指挥部是用早于该站点包的备份恢复的：请用站点包文件运行 testdesk hq station enrol KIT，然后重新导入该批次。</translation>
    </message>
    <message>
        <source>Copy it whole: it begins with age1 and has 62 characters.</source>
        <translation>请完整复制：以 age1 开头，共 62 个字符。</translation>
    </message>
    <message>
        <source>Ask for the file again. If it is so again, headquarters must look at it: testdesk hq refused list.</source>
        <translation>请对方再给一次。若仍如此，须由指挥部查看：testdesk hq refused list。</translation>
    </message>
    <message>
        <source>Export to headquarters, if need be --again: it sends what is missing.</source>
        <translation>请导出给指挥部，必要时加 --again：指挥部会补发缺少的内容。</translation>
    </message>
    <message>
        <source>The receipt is for a batch that this desk did not write.</source>
        <translation>回执里的批次不是本台写的。</translation>
    </message>
    <message>
        <source>It is left alone. Tell headquarters.</source>
        <translation>已跳过。请告诉指挥部。</translation>
    </message>
    <message>
        <source>The batch is of another city.</source>
        <translation>这是别的城市的批次。</translation>
    </message>
    <message>
        <source>This file is not for a desk.</source>
        <translation>这个文件不是给登记台的。</translation>
    </message>
    <message>
        <source>Accepted.</source>
        <translation>已接收。</translation>
    </message>
    <message>
        <source>Known already.</source>
        <translation>已经有了。</translation>
    </message>
    <message>
        <source>Print again. If it stays so, print at another desk. The cards are kept; nothing wrong was left.</source>
        <translation>请重新打印。若仍如此，请到另一登记台打印。卡已保存，没有留下错误的文件。</translation>
    </message>
    <message>
        <source>The backup is damaged, or is no backup of this kind.</source>
        <translation>备份已损坏，或不是这类备份。</translation>
    </message>
    <message>
        <source>Restore another one. Nothing was changed.</source>
        <translation>请用另一个备份恢复。未作任何更改。</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>文件无法读取。</translation>
    </message>
    <message>
        <source>Plug the stick in again, or try another stick.</source>
        <translation>请重新插入U盘，或换一个。</translation>
    </message>
    <message>
        <source>No stick is plugged in.</source>
        <translation>没有插U盘。</translation>
    </message>
    <message>
        <source>Plug one in, or choose a folder.</source>
        <translation>请插入U盘，或选一个文件夹。</translation>
    </message>
    <message>
        <source>The stick was pulled.</source>
        <translation>U盘被拔掉了。</translation>
    </message>
    <message>
        <source>Plug it in again and export once more. Nothing is lost.</source>
        <translation>请重新插入，再导出一次。数据没有丢失。</translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation>没有这个文件或文件夹。</translation>
    </message>
    <message>
        <source>Look at its name, or plug the stick in again.</source>
        <translation>请检查名称，或重新插上U盘。</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message>
        <source>Look at its name, or plug the stick in. Nothing is lost.</source>
        <translation>请检查名称，或插上U盘。数据没有丢失。</translation>
    </message>
    <message>
        <source>The stick or folder cannot be written to.</source>
        <translation>U盘或文件夹无法写入。</translation>
    </message>
    <message>
        <source>Move the stick&apos;s switch, or take another stick or folder.</source>
        <translation>请拨动U盘的写保护开关，或换用其他U盘或文件夹。</translation>
    </message>
    <message>
        <source>What was read back is not what was written.</source>
        <translation>写到U盘上的内容核对不上。</translation>
    </message>
    <message>
        <source>Take another stick. Nothing is lost.</source>
        <translation>请换一个U盘。数据没有丢失。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘满了。</translation>
    </message>
    <message>
        <source>Make room, then do it again. The last deed was not saved.</source>
        <translation>请腾出空间后重做。刚才这一步没有保存。</translation>
    </message>
    <message>
        <source>There is too little room for the file: {needed_kb} kB are needed, {free_kb} kB are free.</source>
        <translation>空间不足，放不下文件：需要 {needed_kb} kB，剩余 {free_kb} kB。</translation>
    </message>
    <message>
        <source>Make room there, or take another stick or folder. Nothing is lost.</source>
        <translation>请在那里腾出空间，或换用其他U盘或文件夹。数据没有丢失。</translation>
    </message>
    <message>
        <source>There is no room where the file was to go.</source>
        <translation>存放文件的位置已没有空间。</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>文件写不进去。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请另选文件夹。</translation>
    </message>
    <message>
        <source>The folder of testdesk cannot be written to.</source>
        <translation>testdesk 的文件夹无法写入。</translation>
    </message>
    <message>
        <source>Ask who set this laptop up.</source>
        <translation>请找给这台电脑做设置的人。</translation>
    </message>
    <message>
        <source>This is not a right ID number.</source>
        <translation>身份证号码不对。</translation>
    </message>
    <message>
        <source>Look at the document again.</source>
        <translation>请再看一遍证件。</translation>
    </message>
    <message>
        <source>One digit of the ID number is wrong.</source>
        <translation>身份证号码有一位不对。</translation>
    </message>
    <message>
        <source>Compare it with the document, digit by digit.</source>
        <translation>请对照证件一位一位核对。</translation>
    </message>
    <message>
        <source>The ID number has characters that do not belong there.</source>
        <translation>身份证号码里有不该有的字符。</translation>
    </message>
    <message>
        <source>Only digits, and an X at the very end.</source>
        <translation>只能是数字，最后一位可以是 X。</translation>
    </message>
    <message>
        <source>The date of birth in the ID number does not exist.</source>
        <translation>号码里的出生日期不存在。</translation>
    </message>
    <message>
        <source>Compare digits 7 to 14 with the document.</source>
        <translation>请对照证件核对第 7 到 14 位。</translation>
    </message>
    <message>
        <source>The date of birth in the ID number lies in the future.</source>
        <translation>号码里的出生日期还没到。</translation>
    </message>
    <message>
        <source>Compare digits 7 to 14 with the document, and today&apos;s date with this laptop&apos;s.</source>
        <translation>请核对证件第 7 至 14 位，并看看本机的日期是否正确。</translation>
    </message>
    <message>
        <source>An old number of 15 digits does not tell the century.</source>
        <translation>15 位旧号码看不出是哪个世纪出生。</translation>
    </message>
    <message>
        <source>Ask for the year of birth and type the number of 18 digits.</source>
        <translation>问清出生年份，再输入 18 位号码。</translation>
    </message>
    <message>
        <source>This is not the number of any known document.</source>
        <translation>不是任何已知证件的号码。</translation>
    </message>
    <message>
        <source>Choose the kind of document, or type the number again.</source>
        <translation>请选择证件种类，或重新输入号码。</translation>
    </message>
    <message>
        <source>No document number was given.</source>
        <translation>没有填证件号码。</translation>
    </message>
    <message>
        <source>Type the number, or give the address.</source>
        <translation>请输入号码，或填写住址。</translation>
    </message>
    <message>
        <source>This kind of document is not known.</source>
        <translation>没有这种证件类型。</translation>
    </message>
    <message>
        <source>The number does not have the form of this document.</source>
        <translation>号码不符合这种证件的格式。</translation>
    </message>
    <message>
        <source>This may be a passport or a permit.</source>
        <translation>可能是护照，也可能是通行证。</translation>
    </message>
    <message>
        <source>Look at the document and choose.</source>
        <translation>请看证件后选择。</translation>
    </message>
    <message>
        <source>Somebody of this name and birthday is listed in this room.</source>
        <translation>名册上同一户已有同名、同生日的人。</translation>
    </message>
    <message>
        <source>Look whether it is the same person, and use the entry that is there.</source>
        <translation>请核对是否为同一人；若是，请用已有的登记。</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>还没有填姓名。</translation>
    </message>
    <message>
        <source>Type the name.</source>
        <translation>请输入姓名。</translation>
    </message>
    <message>
        <source>Without a document number the address is needed.</source>
        <translation>没有证件号码就要填住址。</translation>
    </message>
    <message>
        <source>Type building and room.</source>
        <translation>请填楼号和室号。</translation>
    </message>
    <message>
        <source>Your name is missing.</source>
        <translation>还没有填您的姓名。</translation>
    </message>
    <message>
        <source>Type your name.</source>
        <translation>请输入您的姓名。</translation>
    </message>
    <message>
        <source>Not seen yet in this round.</source>
        <translation>本轮还没来。</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>需要说明原因。</translation>
    </message>
    <message>
        <source>This reason has no words of its own.</source>
        <translation>这个理由没有现成的说法。</translation>
    </message>
    <message>
        <source>Say in a note why.</source>
        <translation>请在备注里写明原因。</translation>
    </message>
    <message>
        <source>{resident} is off the list already.</source>
        <translation>{resident} 已移出名册。</translation>
    </message>
    <message>
        <source>Nobody was taken off.</source>
        <translation>没有移出任何人。</translation>
    </message>
    <message>
        <source>{resident} is on no list: a walk-in.</source>
        <translation>{resident} 不在名册上，属于名册外人员。</translation>
    </message>
    <message>
        <source>{resident} was not taken off the list.</source>
        <translation>{resident} 未被移出名册。</translation>
    </message>
    <message>
        <source>Nobody was put back.</source>
        <translation>没有放回任何人。</translation>
    </message>
    <message>
        <source>This reason is not one of those to choose from.</source>
        <translation>没有这一种原因。</translation>
    </message>
    <message>
        <source>Use list_wrong, typed_wrong or person_asked.</source>
        <translation>请用 list_wrong、typed_wrong 或 person_asked。</translation>
    </message>
    <message>
        <source>Nothing is different from what is written already.</source>
        <translation>和现在写的一样，没有要改的。</translation>
    </message>
    <message>
        <source>Type what is right, or leave it as it is.</source>
        <translation>请输入正确的内容，或者不改。</translation>
    </message>
    <message>
        <source>Type it in Hangul, or leave it empty.</source>
        <translation>请用朝鲜文输入，或者留空。</translation>
    </message>
    <message>
        <source>This is not a phone number.</source>
        <translation>这不是电话号码。</translation>
    </message>
    <message>
        <source>The text is too long, or has signs that cannot be seen.</source>
        <translation>文字太长，或者有看不见的符号。</translation>
    </message>
    <message>
        <source>Type it again, on one line.</source>
        <translation>请在一行内重新输入。</translation>
    </message>
    <message>
        <source>Somebody of another name has this document number: {resident}.</source>
        <translation>这个证件号码是另一个名字的人的：{resident}。</translation>
    </message>
    <message>
        <source>Compare the document with both. Two people are never made one: tell headquarters.</source>
        <translation>请拿证件和两个人核对。两个人不会并成一个：请报告指挥部。</translation>
    </message>
    <message>
        <source>This person has a card that is good.</source>
        <translation>这个人有一张有效的卡。</translation>
    </message>
    <message>
        <source>Print the same card again, or ask for a new one with a reason.</source>
        <translation>请再打印同一张卡，或者说明原因换新卡。</translation>
    </message>
    <message>
        <source>The card cannot be made.</source>
        <translation>无法制卡。</translation>
    </message>
    <message>
        <source>Look at the date of this laptop, then try again.</source>
        <translation>请看一下电脑的日期，再试一次。</translation>
    </message>
    <message>
        <source>The date of this laptop is wrong.</source>
        <translation>这台电脑的日期不对。</translation>
    </message>
    <message>
        <source>No font of this laptop has {count} of the characters: {characters}.</source>
        <translation>本机字体缺少 {count} 个字：{characters}。</translation>
    </message>
    <message>
        <source>The spreadsheet has spoiled the ID number.</source>
        <translation>表格软件把身份证号码改坏了。</translation>
    </message>
    <message>
        <source>Give the column the kind text, and type the number again.</source>
        <translation>请把这一列设为文本格式，重新填写号码。</translation>
    </message>
    <message>
        <source>There is no ID number.</source>
        <translation>没有身份证号码。</translation>
    </message>
    <message>
        <source>Ask for it when the person comes.</source>
        <translation>本人来时请问清补填。</translation>
    </message>
    <message>
        <source>This person stands in the list twice.</source>
        <translation>此人在名单里出现两次。</translation>
    </message>
    <message>
        <source>The first row was kept.</source>
        <translation>保留了第一行。</translation>
    </message>
    <message>
        <source>Somebody of another name has this number already.</source>
        <translation>这个号码已经登记在另一个姓名名下。</translation>
    </message>
    <message>
        <source>Compare the document with both. A desk leaves the row out, headquarters keeps it.</source>
        <translation>请拿证件与两人核对。检测点不收这一行，指挥部收下。</translation>
    </message>
    <message>
        <source>The phone number is not right.</source>
        <translation>电话号码不对。</translation>
    </message>
    <message>
        <source>It was left out.</source>
        <translation>这一项已略去。</translation>
    </message>
    <message>
        <source>The address is not clear.</source>
        <translation>住址不清楚。</translation>
    </message>
    <message>
        <source>This language is not known.</source>
        <translation>不认识这种语言。</translation>
    </message>
    <message>
        <source>Use zh, ko or en.</source>
        <translation>请用 zh、ko 或 en。</translation>
    </message>
    <message>
        <source>The Korean name has other letters than Hangul.</source>
        <translation>朝鲜文姓名里有别的文字。</translation>
    </message>
    <message>
        <source>This person has had 127 cards and can have no more.</source>
        <translation>此人已发过 127 张卡，不能再发。</translation>
    </message>
    <message>
        <source>Register the person by the ID card or by name, and tell the point lead.</source>
        <translation>请用身份证或姓名登记此人，并告知点长。</translation>
    </message>
    <message>
        <source>This ticket is not called now.</source>
        <translation>这个排队号现在没有被叫到。</translation>
    </message>
    <message>
        <source>Call it first. Who was served needs a new ticket.</source>
        <translation>请先叫号。已办完的人请重新取号。</translation>
    </message>
    <message>
        <source>This colour of a health code is not known.</source>
        <translation>没有这种健康码颜色。</translation>
    </message>
    <message>
        <source>This person would be older than 120 years.</source>
        <translation>按号码算，年龄超过 120 岁。</translation>
    </message>
    <message>
        <source>Look at the document, and at the date of this laptop.</source>
        <translation>请核对证件，并检查这台电脑的日期。</translation>
    </message>
    <message>
        <source>The area in the ID number is not known.</source>
        <translation>号码里的地区代码查不到。</translation>
    </message>
    <message>
        <source>An old number of 15 digits was made one of 18.</source>
        <translation>15 位旧号码已换成 18 位。</translation>
    </message>
    <message>
        <source>Set the date and time, then try again.</source>
        <translation>请校准日期和时间，再试一次。</translation>
    </message>
    <message>
        <source>The ID number has {length} digits, not 18.</source>
        <translation>证件号码有 {length} 位，应为 18 位。</translation>
    </message>
    <message>
        <source>Choose 01, 02, 03, 04, 05, 06, 07 or 99.</source>
        <translation>请选择 01、02、03、04、05、06、07 或 99。</translation>
    </message>
    <message>
        <source>Choose one, or write in words why.</source>
        <translation>请选择一个，或用文字说明原因。</translation>
    </message>
    <message>
        <source>Type 5 to 15 plain digits.</source>
        <translation>请输入 5 到 15 位普通数字。</translation>
    </message>
    <message>
        <source>No compound, building, unit or room is written like this.</source>
        <translation>小区、楼、单元、室不会这样写。</translation>
    </message>
    <message>
        <source>Type its name or number, 60 letters at most.</source>
        <translation>请输入名称或号码，最多 60 个字符。</translation>
    </message>
    <message>
        <source>This desk has printed all of its 9,999 card numbers.</source>
        <translation>本台的 9999 个卡号已用完。</translation>
    </message>
    <message>
        <source>Go on at another desk and tell headquarters.</source>
        <translation>请到另一台继续，并告诉指挥部。</translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation>没有人排队。</translation>
    </message>
    <message>
        <source>Hand out tickets first.</source>
        <translation>请先发号。</translation>
    </message>
    <message>
        <source>This ticket is not known here.</source>
        <translation>本台没有这个号。</translation>
    </message>
    <message>
        <source>Look at the number again.</source>
        <translation>请再看一遍号码。</translation>
    </message>
    <message>
        <source>The list holds nobody.</source>
        <translation>名单是空的。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请另选文件。</translation>
    </message>
    <message>
        <source>The list has no line with the names of the columns.</source>
        <translation>名单里没有列名那一行。</translation>
    </message>
    <message>
        <source>Put the names of the columns into the first line: name, number, building, room.</source>
        <translation>请在第一行写列名：姓名、证件号码、楼、室。</translation>
    </message>
    <message>
        <source>The list stands on a hidden sheet, which is not read.</source>
        <translation>名单在隐藏的工作表上，隐藏的表不读取。</translation>
    </message>
    <message>
        <source>Show the sheet if it is the right one, and save the file.</source>
        <translation>如果就是这张表，请取消隐藏并保存文件。</translation>
    </message>
    <message>
        <source>Two columns may hold the names of the people: {columns}.</source>
        <translation>有两列都可能是姓名：{columns}。</translation>
    </message>
    <message>
        <source>Call the right one Name, or take the other one out of the list.</source>
        <translation>请把正确的一列改名为“姓名”，或从名册中删去另一列。</translation>
    </message>
    <message>
        <source>Each name is divided between two columns: {columns}.</source>
        <translation>姓名分在两列里：{columns}。</translation>
    </message>
    <message>
        <source>Put the whole name into one column called Name.</source>
        <translation>请把完整姓名放在一列，列名为“姓名”。</translation>
    </message>
    <message>
        <source>The list is too large for one file.</source>
        <translation>一个文件装不下这份名单。</translation>
    </message>
    <message>
        <source>Divide it by compound.</source>
        <translation>请按小区分开。</translation>
    </message>
    <message>
        <source>Stopped: {taken} people of the list were taken in.</source>
        <translation>已停止：名单中有 {taken} 人已录入。</translation>
    </message>
    <message>
        <source>Take the same list again to go on.</source>
        <translation>要继续，请再次录入同一名单。</translation>
    </message>
    <message>
        <source>Stopped: nobody of the list was taken in.</source>
        <translation>已停止：名单一个人也没有导入。</translation>
    </message>
    <message>
        <source>Take the same list again to begin anew.</source>
        <translation>要重新开始，请再次导入同一份名单。</translation>
    </message>
    <message>
        <source>Looking at the list was stopped. Nothing was taken in.</source>
        <translation>已停止查看名单，什么也没有导入。</translation>
    </message>
    <message>
        <source>Choose the list again to look at it.</source>
        <translation>要查看，请再选一次名单。</translation>
    </message>
    <message>
        <source>The list cannot be read.</source>
        <translation>名单无法读取。</translation>
    </message>
    <message>
        <source>Save it as .xlsx or .csv and try again.</source>
        <translation>请存成 .xlsx 或 .csv 再试。</translation>
    </message>
    <message>
        <source>The file has a password.</source>
        <translation>文件有密码。</translation>
    </message>
    <message>
        <source>Remove the password in the spreadsheet and save it again.</source>
        <translation>请在表格软件里取消密码，再保存。</translation>
    </message>
    <message>
        <source>The file is a web page, whatever its name says.</source>
        <translation>这个文件其实是网页，与文件名不符。</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet and save it as .xlsx.</source>
        <translation>请用表格软件打开，另存为 .xlsx。</translation>
    </message>
    <message>
        <source>The file is an XML spreadsheet of 2003, whatever its name says.</source>
        <translation>这个文件其实是 XML 表格 2003，与文件名不符。</translation>
    </message>
    <message>
        <source>The file is XML and no list.</source>
        <translation>这个文件是 XML，不是名单。</translation>
    </message>
    <message>
        <source>The file is of an Excel older than 1993.</source>
        <translation>这个文件是 1993 年以前的 Excel 文件。</translation>
    </message>
    <message>
        <source>The file is a text document, not a spreadsheet.</source>
        <translation>这个文件是文字文档，不是表格。</translation>
    </message>
    <message>
        <source>Copy its table into a spreadsheet and save it as .xlsx.</source>
        <translation>请把其中的表格复制到表格软件，另存为 .xlsx。</translation>
    </message>
    <message>
        <source>The file is a PDF.</source>
        <translation>这个文件是 PDF。</translation>
    </message>
    <message>
        <source>Ask for the spreadsheet that it was made of.</source>
        <translation>请索取原来的表格文件。</translation>
    </message>
    <message>
        <source>The file is a picture.</source>
        <translation>这个文件是图片。</translation>
    </message>
    <message>
        <source>The file is a packed folder.</source>
        <translation>这个文件是压缩包。</translation>
    </message>
    <message>
        <source>Unpack it and choose the list in it.</source>
        <translation>请解压后选择里面的名单。</translation>
    </message>
    <message>
        <source>The file is a document of Apple&apos;s Numbers or Pages.</source>
        <translation>这是苹果 Numbers 或 Pages 的文件。</translation>
    </message>
    <message>
        <source>Export it in Numbers as Excel (.xlsx); copy a table of Pages into a spreadsheet.</source>
        <translation>请在 Numbers 里导出为 Excel（.xlsx）；Pages 里的表格请复制到电子表格。</translation>
    </message>
    <message>
        <source>The file is a presentation, not a spreadsheet.</source>
        <translation>这是演示文稿，不是电子表格。</translation>
    </message>
    <message>
        <source>The file is an e-mail.</source>
        <translation>这是一封电子邮件。</translation>
    </message>
    <message>
        <source>Open it in a mail program, save the list in it as .xlsx and choose that.</source>
        <translation>请用邮件程序打开，把里面的名单另存为 .xlsx 再选。</translation>
    </message>
    <message>
        <source>The file only leads to a list that lies elsewhere.</source>
        <translation>这只是一个链接，名单在别处。</translation>
    </message>
    <message>
        <source>Open it, save the list itself as .xlsx and choose that.</source>
        <translation>请打开它，把名单本身另存为 .xlsx 再选。</translation>
    </message>
    <message>
        <source>The file is JSON, the data of another program.</source>
        <translation>这是 JSON，是别的程序的数据。</translation>
    </message>
    <message>
        <source>Ask for the list as .xlsx or .csv.</source>
        <translation>请对方提供 .xlsx 或 .csv 格式的名单。</translation>
    </message>
    <message>
        <source>The file is a database.</source>
        <translation>这是数据库文件。</translation>
    </message>
    <message>
        <source>The letters of the file cannot be told.</source>
        <translation>文件的文字编码无法识别。</translation>
    </message>
    <message>
        <source>Save it as .xlsx, or as CSV in UTF-8.</source>
        <translation>请另存为 .xlsx，或 UTF-8 编码的 CSV。</translation>
    </message>
    <message>
        <source>The file is neither text nor a spreadsheet.</source>
        <translation>这个文件既不是文本也不是表格。</translation>
    </message>
    <message>
        <source>A line of the file is longer than any list has.</source>
        <translation>文件里有一行过长，名单不会这样。</translation>
    </message>
    <message>
        <source>Look for a quotation mark that nobody closed.</source>
        <translation>请查找没有配对的引号。</translation>
    </message>
    <message>
        <source>This second cell for a document number was left out.</source>
        <translation>这一格是另一列证件号码，没有采用。</translation>
    </message>
    <message>
        <source>Compare it with the number that was kept.</source>
        <translation>请与采用的证件号码核对。</translation>
    </message>
    <message>
        <source>A row of another name has this number already.</source>
        <translation>名单中另一个姓名的行已有这个证件号码。</translation>
    </message>
    <message>
        <source>The first row was kept. Compare both documents.</source>
        <translation>已采用第一行，请核对两人的证件。</translation>
    </message>
    <message>
        <source>Two people stand in one cell.</source>
        <translation>一个单元格里写了两个人。</translation>
    </message>
    <message>
        <source>Give each of them a row.</source>
        <translation>请每人写一行。</translation>
    </message>
    <message>
        <source>This row shows how to fill in the list.</source>
        <translation>这一行是填写示例。</translation>
    </message>
    <message>
        <source>This row names nobody: a total, a signature, a heading or an empty home.</source>
        <translation>这一行没有写明任何人：是合计、签名、标题或空户。</translation>
    </message>
    <message>
        <source>Letters of this cell were lost, or it shows an error.</source>
        <translation>这个单元格的文字已损坏，或显示错误值。</translation>
    </message>
    <message>
        <source>Type it again.</source>
        <translation>请重新输入。</translation>
    </message>
    <message>
        <source>The date of this laptop is {today}, but a file that headquarters made on {signed} was read here. The paper would bear a wrong date.</source>
        <translation>本机日期是 {today}，但这里已读过指挥部在 {signed} 制作的文件。打印出来的日期会是错的。</translation>
    </message>
    <message>
        <source>Set the date and time, then try again. If the date of this laptop is right, tell headquarters: theirs is wrong, and their next file puts it right here.</source>
        <translation>请校正日期和时间后重试。如果本机日期正确，请告知指挥部：是他们的日期错了，收到他们的下一份文件后本机即可恢复。</translation>
    </message>
    <message>
        <source>The name is not clear. It was kept.</source>
        <translation>姓名不清楚，已保留。</translation>
    </message>
    <message>
        <source>Compare it with the document when the person comes.</source>
        <translation>本人来时请与证件核对。</translation>
    </message>
    <message>
        <source>What stands in brackets beside the name was left out.</source>
        <translation>姓名旁括号里的内容已略去。</translation>
    </message>
    <message>
        <source>There is more than one phone number.</source>
        <translation>有不止一个电话号码。</translation>
    </message>
    <message>
        <source>The first one was kept.</source>
        <translation>保留了第一个。</translation>
    </message>
    <message>
        <source>What stands beside the phone number was left out.</source>
        <translation>电话号码旁边的内容已略去。</translation>
    </message>
    <message>
        <source>The phone number has a digit too many or too few for a mobile phone.</source>
        <translation>该电话号码作为手机号多了或少了一位数字。</translation>
    </message>
    <message>
        <source>It was kept. Ask the person.</source>
        <translation>已保留。请向本人核对。</translation>
    </message>
    <message>
        <source>The cell says &quot;as above&quot;, and nothing stands above.</source>
        <translation>写着“同上”，但上面没有内容。</translation>
    </message>
    <message>
        <source>Building or room have columns of their own.</source>
        <translation>楼栋或室号另有单独的列。</translation>
    </message>
    <message>
        <source>The column with the whole address was left out.</source>
        <translation>整条地址的那一列已略去。</translation>
    </message>
    <message>
        <source>The note has more than 500 letters.</source>
        <translation>备注超过 500 字。</translation>
    </message>
    <message>
        <source>The rest was left out.</source>
        <translation>其余部分已略去。</translation>
    </message>
    <message>
        <source>The sign at the end of the ID number was read as X.</source>
        <translation>身份证号码末尾的符号按 X 读取。</translation>
    </message>
    <message>
        <source>A quotation mark in this row was not closed.</source>
        <translation>这一行有引号没有配对。</translation>
    </message>
    <message>
        <source>The row was read as it stands: look at it.</source>
        <translation>该行按原样读取，请核对。</translation>
    </message>
    <message>
        <source>Was taken off the list on {day}. This list puts the person on it again.</source>
        <translation>此人 {day} 移出名册；本表又列入此人。</translation>
    </message>
    <message>
        <source>Was taken off the list on {day}: moved away. This list puts the person on it again.</source>
        <translation>此人 {day} 因已搬走移出名册；本表又列入此人。</translation>
    </message>
    <message>
        <source>Was taken off the list on {day}: has died. This list puts the person on it again.</source>
        <translation>此人 {day} 因已去世移出名册；本表又列入此人。</translation>
    </message>
    <message>
        <source>Was taken off the list on {day}: listed twice. This list puts the person on it again.</source>
        <translation>此人 {day} 因重复登记移出名册；本表又列入此人。</translation>
    </message>
    <message>
        <source>Was taken off the list on {day}: listed by mistake. This list puts the person on it again.</source>
        <translation>此人 {day} 因误列入移出名册；本表又列入此人。</translation>
    </message>
    <message>
        <source>Ask whoever sent this list if that is right.</source>
        <translation>请向发来名单的人核实。</translation>
    </message>
    <message>
        <source>The spreadsheet is damaged, or it is a packed folder.</source>
        <translation>表格文件已损坏，或是打包的文件夹。</translation>
    </message>
    <message>
        <source>Unpack it, or open it in a spreadsheet; save the list as .xlsx.</source>
        <translation>请先解包，或用表格软件打开；将名单另存为 .xlsx。</translation>
    </message>
    <message>
        <source>This sheet is hidden and was not read.</source>
        <translation>这张工作表是隐藏的，没有读取。</translation>
    </message>
    <message>
        <source>Show it if its people belong to the list.</source>
        <translation>如果上面的人属于名单，请取消隐藏。</translation>
    </message>
    <message>
        <source>This sheet has no names of columns and was not read.</source>
        <translation>这张工作表没有列名，没有读取。</translation>
    </message>
    <message>
        <source>Put them into its first line if people stand on it.</source>
        <translation>如果上面有人，请在第一行写上列名。</translation>
    </message>
    <message>
        <source>This sheet has other columns than the list and was not read.</source>
        <translation>这张工作表的列与名单不同，没有读取。</translation>
    </message>
    <message>
        <source>Save it as a file of its own if people stand on it.</source>
        <translation>如果上面有人，请另存为单独的文件。</translation>
    </message>
    <message>
        <source>These lines above the names of the columns were not read.</source>
        <translation>列名上面的这些行没有读取。</translation>
    </message>
    <message>
        <source>This column was not read.</source>
        <translation>这一列没有读取。</translation>
    </message>
    <message>
        <source>A second list stands beside the first and was not read.</source>
        <translation>第一份名单旁边还有一份，没有读取。</translation>
    </message>
    <message>
        <source>Put its people below the others.</source>
        <translation>请把那些人移到下面。</translation>
    </message>
    <message>
        <source>What stands right of column 64 was not read.</source>
        <translation>第 64 列右边的内容没有读取。</translation>
    </message>
    <message>
        <source>These rows name nobody.</source>
        <translation>这些行没有人名。</translation>
    </message>
    <message>
        <source>These rows are hidden in the spreadsheet. They were read.</source>
        <translation>这些行在表格里是隐藏的，已读取。</translation>
    </message>
    <message>
        <source>Delete them if their people do not belong to the list.</source>
        <translation>如果这些人不属于名单，请删除这些行。</translation>
    </message>
    <message>
        <source>This sheet hides rows by default. All its rows were read, shown or not.</source>
        <translation>此工作表默认隐藏行。无论是否显示，所有行均已读取。</translation>
    </message>
    <message>
        <source>Show all rows and look through them.</source>
        <translation>请显示所有行并核对。</translation>
    </message>
    <message>
        <source>These columns are hidden in the spreadsheet. They were read.</source>
        <translation>这些列在表格中是隐藏的，已照常读取。</translation>
    </message>
    <message>
        <source>Delete them if they do not belong to the list.</source>
        <translation>不属于名单的请删除。</translation>
    </message>
    <message>
        <source>The name of the sheet was taken for the building.</source>
        <translation>工作表的名字当作楼栋号。</translation>
    </message>
    <message>
        <source>There is nothing to print.</source>
        <translation>没有要打印的内容。</translation>
    </message>
    <message>
        <source>Choose at least one person.</source>
        <translation>请至少选一个人。</translation>
    </message>
    <message>
        <source>Install the fonts that the guide names, or print at another desk.</source>
        <translation>请按指南安装字体，或到另一台打印。</translation>
    </message>
    <message>
        <source>This number cannot be right.</source>
        <translation>这个数不对。</translation>
    </message>
    <message>
        <source>Type the number of swabs again.</source>
        <translation>请重新输入拭子数。</translation>
    </message>
    <message>
        <source>The tube is open.</source>
        <translation>采样管已打开。</translation>
    </message>
    <message>
        <source>Scan the first person.</source>
        <translation>请扫第一位。</translation>
    </message>
    <message>
        <source>Registered.</source>
        <translation>已登记。</translation>
    </message>
    <message>
        <source>Please swab.</source>
        <translation>请采样。</translation>
    </message>
    <message>
        <source>Registered, but this person is not on your list.</source>
        <translation>已登记，但此人不在本台名单上。</translation>
    </message>
    <message>
        <source>Scan the ID card to compare. Write name and address on the paper list. Then swab.</source>
        <translation>请扫身份证核对。把姓名和住址记在纸质名单上，再采样。</translation>
    </message>
    <message>
        <source>The ID card and the card are the same person&apos;s.</source>
        <translation>身份证与代办卡为同一人。</translation>
    </message>
    <message>
        <source>Please swab. This person is in the tube already.</source>
        <translation>请采样。此人已登记在试管内。</translation>
    </message>
    <message>
        <source>The ID card is not that of the card before.</source>
        <translation>身份证与刚才的代办卡不是同一人。</translation>
    </message>
    <message>
        <source>Take the card&apos;s person back with F9. Scanning the ID card again registers its holder.</source>
        <translation>按 F9 撤回持卡人。再扫一次身份证，则登记身份证本人。</translation>
    </message>
    <message>
        <source>The tube is sealed.</source>
        <translation>已封管。</translation>
    </message>
    <message>
        <source>Put it into the rack and scan an empty tube.</source>
        <translation>请放到管架上，再扫一支空管。</translation>
    </message>
    <message>
        <source>The tube is open again.</source>
        <translation>采样管重新打开。</translation>
    </message>
    <message>
        <source>Go on scanning people.</source>
        <translation>请继续扫人。</translation>
    </message>
    <message>
        <source>The opening of the tube is taken back.</source>
        <translation>已撤销开管。</translation>
    </message>
    <message>
        <source>Scan an empty tube.</source>
        <translation>请扫一支空管。</translation>
    </message>
    <message>
        <source>This person is taken out of the tube.</source>
        <translation>此人在本管的登记已撤销。</translation>
    </message>
    <message>
        <source>The place is free again. Do not swab on the old answer.</source>
        <translation>位置已空出。先不要采样，要采请重新扫码。</translation>
    </message>
    <message>
        <source>This person is taken out of a sealed tube.</source>
        <translation>此人已从封好的管里取消。</translation>
    </message>
    <message>
        <source>The tube stays sealed and the place stays empty.</source>
        <translation>管子仍是封好的，这一位空着。</translation>
    </message>
    <message>
        <source>The place is free again. See that no swab of this person is in the tube.</source>
        <translation>这一位又空出来了。请确认管里没有此人的拭子。</translation>
    </message>
    <message>
        <source>The code belongs to nobody any more.</source>
        <translation>这个码不再是任何人的。</translation>
    </message>
    <message>
        <source>The next scan of it asks whose it is.</source>
        <translation>下次扫到会再问是谁的。</translation>
    </message>
    <message>
        <source>This code was given to this person by hand.</source>
        <translation>这个码是手工认给此人的。</translation>
    </message>
    <message>
        <source>Ask for the name. Is it right? Swab. If not: F9.</source>
        <translation>请问姓名。对，就采样；不对，按 F9。</translation>
    </message>
    <message>
        <source>No such sample is known here.</source>
        <translation>本台没有这条采样记录。</translation>
    </message>
    <message>
        <source>Open the tube&apos;s list and choose the place.</source>
        <translation>请打开采样管名单，选那一位。</translation>
    </message>
    <message>
        <source>This person was taken out of the tube before.</source>
        <translation>此人先前已从管里取消。</translation>
    </message>
    <message>
        <source>Nothing is left to do.</source>
        <translation>不用再做什么。</translation>
    </message>
    <message>
        <source>Sampled at desk {station}: tube {tube}, place {position}.</source>
        <translation>在 {station} 号台采的：{tube} 管第 {position} 位。</translation>
    </message>
    <message>
        <source>Only that desk can take this person out. Call it.</source>
        <translation>只有那一台能取消，请联系那一台。</translation>
    </message>
    <message>
        <source>This person has no sample in this round.</source>
        <translation>此人本轮没有采样记录。</translation>
    </message>
    <message>
        <source>For an earlier round open the tube&apos;s list.</source>
        <translation>以前轮次的，请打开采样管名单。</translation>
    </message>
    <message>
        <source>A reason is needed to take somebody out of a tube.</source>
        <translation>从管里取消一个人，要有原因。</translation>
    </message>
    <message>
        <source>Use wrong_person, not_swabbed, swab_damaged, wrong_tube or other.</source>
        <translation>请用 wrong_person、not_swabbed、swab_damaged、wrong_tube 或 other。</translation>
    </message>
    <message>
        <source>Nobody is in place {position} of this tube.</source>
        <translation>这管第 {position} 位没有人。</translation>
    </message>
    <message>
        <source>This tube is of desk {station}.</source>
        <translation>这管是 {station} 号台的。</translation>
    </message>
    <message>
        <source>Only that desk can change it. Call it.</source>
        <translation>只有那一台能改，请联系那一台。</translation>
    </message>
    <message>
        <source>Something else was done meanwhile.</source>
        <translation>这中间又做了别的操作。</translation>
    </message>
    <message>
        <source>Nothing was taken back. Press F9 to see what is last now.</source>
        <translation>没有撤销任何东西。按 F9 看看现在最后一步是什么。</translation>
    </message>
    <message>
        <source>No phone code is bound to this person.</source>
        <translation>此人没有认领过手机码。</translation>
    </message>
    <message>
        <source>There is nothing to unbind; scan the code to see whose it is.</source>
        <translation>没有可解除的；扫一下那个码，看它是谁的。</translation>
    </message>
    <message>
        <source>Taken back at the desk.</source>
        <translation>已在本台撤销。</translation>
    </message>
    <message>
        <source>The next tube is for one person.</source>
        <translation>下一管单人单管。</translation>
    </message>
    <message>
        <source>The next tube is for one household.</source>
        <translation>下一管一户一管。</translation>
    </message>
    <message>
        <source>The next tube is a pooled tube.</source>
        <translation>下一管混采。</translation>
    </message>
    <message>
        <source>Already sampled</source>
        <translation>本轮已采样</translation>
    </message>
    <message>
        <source>Do not swab again. This person may go home.</source>
        <translation>不要再采，此人可以回家。</translation>
    </message>
    <message>
        <source>The tube is full.</source>
        <translation>此管已满。</translation>
    </message>
    <message>
        <source>Scan an empty tube, then scan this person again.</source>
        <translation>先扫一支空管，再扫此人。</translation>
    </message>
    <message>
        <source>No tube is open.</source>
        <translation>没有打开的采样管。</translation>
    </message>
    <message>
        <source>Scan an empty tube first, then scan this person again.</source>
        <translation>请先扫一支空管，再扫此人。</translation>
    </message>
    <message>
        <source>This tube is already open.</source>
        <translation>这支管已经打开。</translation>
    </message>
    <message>
        <source>Scan the next person.</source>
        <translation>请扫下一位。</translation>
    </message>
    <message>
        <source>The open tube is from an earlier round.</source>
        <translation>打开的采样管属于上一轮。</translation>
    </message>
    <message>
        <source>Seal it with F8, then scan an empty tube.</source>
        <translation>请按 F8 封管，再扫空管。</translation>
    </message>
    <message>
        <source>Go on with that tube, or seal it early with F8. An empty one: take it back with F9.</source>
        <translation>请继续用那支管，或按 F8 提前封管；空管请按 F9 撤销。</translation>
    </message>
    <message>
        <source>Another tube is still open.</source>
        <translation>还有一支管没有封。</translation>
    </message>
    <message>
        <source>This tube was used before.</source>
        <translation>这支管用过了。</translation>
    </message>
    <message>
        <source>Put it aside and take an empty tube.</source>
        <translation>请放到一边，换一支空管。</translation>
    </message>
    <message>
        <source>No round is open.</source>
        <translation>没有开放的轮次。</translation>
    </message>
    <message>
        <source>Call headquarters: the kit or the update on the stick opens the round.</source>
        <translation>请打电话给指挥部：用U盘送来站点包或更新包，轮次才能开放。</translation>
    </message>
    <message>
        <source>The open tube belongs to another household.</source>
        <translation>打开的管是另一户的。</translation>
    </message>
    <message>
        <source>Seal it with F8 and take a new tube for this household.</source>
        <translation>请按 F8 封管，给这一户换新管。</translation>
    </message>
    <message>
        <source>The health code is not green.</source>
        <translation>健康码不是绿码。</translation>
    </message>
    <message>
        <source>Lead this person to the single lane. Use a tube for one person.</source>
        <translation>请带此人到单人通道，单人单管采样。</translation>
    </message>
    <message>
        <source>The code is damaged, or the scanner lost a key.</source>
        <translation>码损坏，或扫码枪漏读了字符。</translation>
    </message>
    <message>
        <source>Scan it again. If it fails twice, type the card number.</source>
        <translation>请再扫一次。两次不行就输入卡号。</translation>
    </message>
    <message>
        <source>This code was not made by a desk of this city.</source>
        <translation>这个码不是本市登记台发的。</translation>
    </message>
    <message>
        <source>Do not register with it. Ask for the ID card and tell the point lead.</source>
        <translation>不要用它登记。请让此人出示身份证，并告诉点长。</translation>
    </message>
    <message>
        <source>This code is of a newer kind than this desk knows.</source>
        <translation>这个码的版本太新，本台不认识。</translation>
    </message>
    <message>
        <source>Ask for the ID card.</source>
        <translation>请让此人出示身份证。</translation>
    </message>
    <message>
        <source>This desk does not have the key of this code.</source>
        <translation>本台没有验证这个码的密钥。</translation>
    </message>
    <message>
        <source>Ask for the ID card. Headquarters can send the key with an update.</source>
        <translation>请让此人出示身份证。指挥部可用更新包发来密钥。</translation>
    </message>
    <message>
        <source>This card was declared void.</source>
        <translation>这张卡已作废。</translation>
    </message>
    <message>
        <source>Ask for the ID card; the proxy desk can print a new card.</source>
        <translation>请让此人出示身份证；代领员可以打印新卡。</translation>
    </message>
    <message>
        <source>A newer card was printed for this person.</source>
        <translation>此人已有新卡。</translation>
    </message>
    <message>
        <source>Ask for the newer card or for the ID card.</source>
        <translation>请让此人出示新卡或身份证。</translation>
    </message>
    <message>
        <source>By the date of this laptop the card has run out.</source>
        <translation>按这台电脑的日期，此卡已过期。</translation>
    </message>
    <message>
        <source>Look at the date. If it is right: ask for the ID card; the proxy desk can print a new card.</source>
        <translation>请看日期。若日期正确：请其出示身份证，代领台可打印新卡。</translation>
    </message>
    <message>
        <source>By the date of this laptop the card&apos;s key has run out.</source>
        <translation>按这台电脑的日期，此卡的密钥已过期。</translation>
    </message>
    <message>
        <source>This desk never issued this card.</source>
        <translation>本台从没签发过这张代领卡。</translation>
    </message>
    <message>
        <source>Keep the card, scan the ID card, and call the point lead.</source>
        <translation>留下卡，改扫身份证，并告诉点长。</translation>
    </message>
    <message>
        <source>This card number is not right.</source>
        <translation>卡号不对。</translation>
    </message>
    <message>
        <source>Read it from the card again, digit by digit.</source>
        <translation>请照着卡一位一位重新输入。</translation>
    </message>
    <message>
        <source>No card with this number is known here.</source>
        <translation>本台没有这个卡号的记录。</translation>
    </message>
    <message>
        <source>This person is not on the list.</source>
        <translation>此人不在名单上。</translation>
    </message>
    <message>
        <source>Find the person by name, or write the person down as new.</source>
        <translation>请按姓名查找，或新增此人。</translation>
    </message>
    <message>
        <source>Nobody is known to have this code.</source>
        <translation>不知道这是谁的码。</translation>
    </message>
    <message>
        <source>Ask whose it is: find the person once, and the code is known from then on.</source>
        <translation>问清是谁的码。查找一次，以后就能认出。</translation>
    </message>
    <message>
        <source>This is no code that a desk can use.</source>
        <translation>这不是登记台能使用的码。</translation>
    </message>
    <message>
        <source>Nothing was changed. Scan the health code, the card or the ID card.</source>
        <translation>未作任何更改。请扫健康码、代领卡或身份证。</translation>
    </message>
    <message>
        <source>The scanner sent something that cannot be read.</source>
        <translation>扫到的内容无法识别。</translation>
    </message>
    <message>
        <source>Scan it again. If it stays, ask for the ID card.</source>
        <translation>请再扫一次。还不行就让此人出示身份证。</translation>
    </message>
    <message>
        <source>Several scans came as one line. None was taken.</source>
        <translation>几次扫码连成了一行，都没有登记。</translation>
    </message>
    <message>
        <source>Scan each of them again, one after the other.</source>
        <translation>请逐个重新扫码。</translation>
    </message>
    <message>
        <source>A card&apos;s code or an ID number is part of a longer text.</source>
        <translation>这段较长的内容里含有代领码或身份证号码。</translation>
    </message>
    <message>
        <source>Scan the card or the ID card by itself, with no other code in view.</source>
        <translation>请单独扫卡或身份证，旁边不要有别的码。</translation>
    </message>
    <message>
        <source>This number may be a tube&apos;s or somebody&apos;s document.</source>
        <translation>这个号码可能是采样管，也可能是某人的证件。</translation>
    </message>
    <message>
        <source>Look at what is in your hand: press 1 or 2.</source>
        <translation>请看手里拿的是什么：按 1 或 2。</translation>
    </message>
    <message>
        <source>Several people on the list have this document number.</source>
        <translation>名册上有几个人是这个证件号码。</translation>
    </message>
    <message>
        <source>Find the person by name, and compare the document.</source>
        <translation>请按姓名查找此人，并核对证件。</translation>
    </message>
    <message>
        <source>One person&apos;s card and another&apos;s document have this number.</source>
        <translation>一个人的卡号与另一个人的证件号码相同。</translation>
    </message>
    <message>
        <source>Scan the card&apos;s code, or find the person by name.</source>
        <translation>请扫卡上的码，或按姓名查找此人。</translation>
    </message>
    <message>
        <source>This command is not known.</source>
        <translation>没有这个命令。</translation>
    </message>
    <message>
        <source>Nothing was changed. Use undo, seal, single, household, pool, bind, tube or document.</source>
        <translation>没有任何改动。可用 undo、seal、single、household、pool、bind、tube 或 document。</translation>
    </message>
    <message>
        <source>The command has a word that it does not use.</source>
        <translation>这条命令里有一个用不上的词。</translation>
    </message>
    <message>
        <source>Nothing was changed. Give the command without it.</source>
        <translation>什么都没有改。请去掉那个词再发一次。</translation>
    </message>
    <message>
        <source>Press F8 and choose one: end_of_queue, relocation, tube_damaged, family, shift_change or other.</source>
        <translation>请按 F8 选择：end_of_queue、relocation、tube_damaged、family、shift_change 或 other。</translation>
    </message>
    <message>
        <source>The log of this desk&apos;s data is damaged; entries that were answered are behind the damage.</source>
        <translation>本台数据的写前日志已损坏，损坏处之后还有已确认的记录。</translation>
    </message>
    <message>
        <source>Do not delete anything. Run “testdesk salvage”: it brings back every entry that can be read.</source>
        <translation>不要删除任何东西，运行“testdesk salvage”：它会找回所有还能读出的记录。</translation>
    </message>
    <message>
        <source>The log of this desk&apos;s data is missing: {marked} entries were written, {events} are here.</source>
        <translation>本台数据的写前日志不见了：写过 {marked} 条记录，这里只有 {events} 条。</translation>
    </message>
    <message>
        <source>Put station.db-wal back beside station.db. If it is gone, run “testdesk salvage”.</source>
        <translation>把 station.db-wal 放回 station.db 旁边；找不到时运行“testdesk salvage”。</translation>
    </message>
    <message>
        <source>The log of this desk&apos;s data lost its end: {marked} entries were written, {events} are here.</source>
        <translation>本台数据的写前日志缺了末尾：写过 {marked} 条记录，这里只有 {events} 条。</translation>
    </message>
    <message>
        <source>This is an older copy of this desk&apos;s data: {marked} entries were written, {events} are here.</source>
        <translation>这是本台数据的旧副本：写过 {marked} 条记录，这里只有 {events} 条。</translation>
    </message>
    <message>
        <source>Put the newest station.db back. If it is gone, run “testdesk salvage”.</source>
        <translation>把最新的 station.db 放回来；找不到时运行“testdesk salvage”。</translation>
    </message>
    <message>
        <source>This is not the data that this desk wrote last.</source>
        <translation>这不是本台最后写下的数据。</translation>
    </message>
    <message>
        <source>Put the right station.db back. If it is gone, run “testdesk salvage”.</source>
        <translation>把正确的 station.db 放回来；找不到时运行“testdesk salvage”。</translation>
    </message>
    <message>
        <source>The file station.db-mark is missing or damaged: whether any entries are lost cannot be told.</source>
        <translation>文件 station.db-mark 不见了或已损坏，无法判断是否丢了记录。</translation>
    </message>
    <message>
        <source>Put it back beside station.db. If it is gone, run “testdesk salvage”.</source>
        <translation>把它放回 station.db 旁边；找不到时运行“testdesk salvage”。</translation>
    </message>
    <message>
        <source>The log of headquarters&apos; database is damaged; what was acknowledged is behind the damage.</source>
        <translation>指挥部数据库的写前日志已损坏，损坏处之后还有已确认的内容。</translation>
    </message>
    <message>
        <source>Do not delete anything. Run “testdesk hq salvage”: it brings back all that can be read.</source>
        <translation>不要删除任何东西，运行“testdesk hq salvage”：它会找回所有还能读出的内容。</translation>
    </message>
    <message>
        <source>The log of headquarters&apos; database is missing: {marked} entries were written, {events} are here.</source>
        <translation>指挥部数据库的写前日志不见了：写过 {marked} 条，这里只有 {events} 条。</translation>
    </message>
    <message>
        <source>Put headquarters.db-wal back beside headquarters.db. If it is gone, run “testdesk hq salvage”.</source>
        <translation>把 headquarters.db-wal 放回 headquarters.db 旁边；找不到时运行“testdesk hq salvage”。</translation>
    </message>
    <message>
        <source>The log of headquarters&apos; database lost its end: {marked} entries were written, {events} are here.</source>
        <translation>指挥部数据库的写前日志缺了末尾：写过 {marked} 条，这里只有 {events} 条。</translation>
    </message>
    <message>
        <source>This is an older copy of headquarters&apos; database: {marked} entries were written, {events} are here.</source>
        <translation>这是指挥部数据库的旧副本：写过 {marked} 条，这里只有 {events} 条。</translation>
    </message>
    <message>
        <source>Put the newest headquarters.db back. If it is gone, run “testdesk hq salvage”.</source>
        <translation>把最新的 headquarters.db 放回来；找不到时运行“testdesk hq salvage”。</translation>
    </message>
    <message>
        <source>This is not the database that headquarters wrote last.</source>
        <translation>这不是指挥部最后写下的数据库。</translation>
    </message>
    <message>
        <source>Put the right headquarters.db back. If it is gone, run “testdesk hq salvage”.</source>
        <translation>把正确的 headquarters.db 放回来；找不到时运行“testdesk hq salvage”。</translation>
    </message>
    <message>
        <source>The file headquarters.db-mark is missing or damaged: whether anything is lost cannot be told.</source>
        <translation>文件 headquarters.db-mark 不见了或已损坏，无法判断是否丢了内容。</translation>
    </message>
    <message>
        <source>Put it back beside headquarters.db. If it is gone, run “testdesk hq salvage”.</source>
        <translation>把它放回 headquarters.db 旁边；找不到时运行“testdesk hq salvage”。</translation>
    </message>
    <message>
        <source>Something is wrong with this desk&apos;s data file.</source>
        <translation>本台的数据文件有问题。</translation>
    </message>
    <message>
        <source>“testdesk verify” tells what, “testdesk salvage” makes it right.</source>
        <translation>“testdesk verify”会说明问题，“testdesk salvage”会修好。</translation>
    </message>
    <message>
        <source>Headquarters acknowledged what is no longer here: own entries {journal}, arrived batches {arrivals}.</source>
        <translation>指挥部确认过的内容有缺失：自身记录 {journal}，收到的批次 {arrivals}。</translation>
    </message>
    <message>
        <source>Look for the missing file first. To go on without it: “testdesk hq salvage --accept-loss”.</source>
        <translation>先找回缺失的文件。要在没有它的情况下继续：“testdesk hq salvage --accept-loss”。</translation>
    </message>
    <message>
        <source>Headquarters acknowledged what is no longer here: own entries {journal}.</source>
        <translation>指挥部确认过的内容有缺失：自身记录 {journal}。</translation>
    </message>
    <message>
        <source>Headquarters acknowledged what is no longer here: arrived batches {arrivals}.</source>
        <translation>指挥部确认过的内容有缺失：收到的批次 {arrivals}。</translation>
    </message>
    <message>
        <source>The database is a server&apos;s, not a file of ours.</source>
        <translation>数据库在服务器上，不是本机文件。</translation>
    </message>
    <message>
        <source>Bring it back from the server&apos;s own backup.</source>
        <translation>请用服务器自己的备份恢复。</translation>
    </message>
    <message>
        <source>Not every entry could be brought back; those that could are in the batches.</source>
        <translation>有些记录没能找回；找回的都在批次文件里。</translation>
    </message>
    <message>
        <source>Keep this folder as it is. Give headquarters the batches and the numbers above: it takes the batches in, says “testdesk hq station end”, and makes a kit of a new number. Set the desk up with it in an empty folder.</source>
        <translation>此文件夹请保持原样。把批次和上面的编号交给指挥部：指挥部导入批次，运行“testdesk hq station end”，并制作一个新编号的站点包。用它在空文件夹里重新设置登记台。</translation>
    </message>
    <message>
        <source>Nothing is wrong with the data.</source>
        <translation>数据没有问题。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有改动任何内容。</translation>
    </message>
    <message>
        <source>Nothing is wrong with the data, or nothing any more.</source>
        <translation>数据没有问题，或已修好。</translation>
    </message>
    <message>
        <source>Nothing was changed. If an earlier salvage could not write its batch: “testdesk export --again”.</source>
        <translation>未作任何更改。如果上次抢救时没能写出批次，请运行“testdesk export --again”。</translation>
    </message>
    <message>
        <source>What is left of the data does not say who this desk is.</source>
        <translation>剩下的数据已无法说明本台的身份。</translation>
    </message>
    <message>
        <source>Keep the folder as it is and call headquarters; a backup can be restored into another folder.</source>
        <translation>文件夹保持原样，并联系指挥部；备份可以恢复到另一个文件夹。</translation>
    </message>
    <message>
        <source>Parts of the database are lost.</source>
        <translation>数据库有一部分已丢失。</translation>
    </message>
    <message>
        <source>Keep the folder as it is; bring back a backup, and take the batches of all desks in again.</source>
        <translation>文件夹保持原样；恢复备份，再重新接收各台的批次。</translation>
    </message>
    <message>
        <source>A tube takes 5, 10 or 20 people.</source>
        <translation>一管可采 5、10 或 20 人。</translation>
    </message>
    <message>
        <source>Choose one of these.</source>
        <translation>请从中选一个。</translation>
    </message>
    <message>
        <source>No code is waiting for a person.</source>
        <translation>没有等待认领的码。</translation>
    </message>
    <message>
        <source>Scan the code again.</source>
        <translation>请再扫一次这个码。</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>没有可以撤销的。</translation>
    </message>
    <message>
        <source>A reason is needed to seal a tube early.</source>
        <translation>提前封管要说明原因。</translation>
    </message>
    <message>
        <source>The tube is empty.</source>
        <translation>这支管还没有登记人。</translation>
    </message>
    <message>
        <source>An empty tube cannot be sealed. Take its opening back with F9.</source>
        <translation>空管不能封。请按 F9 撤销开管。</translation>
    </message>
    <message>
        <source>This tube is not known here.</source>
        <translation>本台没有这支管的记录。</translation>
    </message>
    <message>
        <source>Look at the barcode again.</source>
        <translation>请再看一遍条码。</translation>
    </message>
    <message>
        <source>This time slot cannot be right.</source>
        <translation>时间段不对。</translation>
    </message>
    <message>
        <source>Type hours and minutes as 08:00, the end after the beginning.</source>
        <translation>请按 08:00 的形式填写，结束要晚于开始。</translation>
    </message>
    <message>
        <source>This is not a tube number of this city.</source>
        <translation>这不是本市的采样管编号。</translation>
    </message>
    <message>
        <source>Scan a tube, or type its number with all its digits.</source>
        <translation>请扫一支采样管，或完整输入编号。</translation>
    </message>
    <message>
        <source>The tube numbers run out before the last label.</source>
        <translation>编号不够印完所有标签。</translation>
    </message>
    <message>
        <source>Print fewer labels, or begin at another number.</source>
        <translation>请减少数量，或换一个起始编号。</translation>
    </message>
    <message>
        <source>This count of labels cannot be right.</source>
        <translation>标签数量不对。</translation>
    </message>
    <message>
        <source>Print between 1 and {most} labels at once.</source>
        <translation>一次可打印 1 至 {most} 张。</translation>
    </message>
    <message>
        <source>This number cannot be a barcode on this paper.</source>
        <translation>此编号无法在这种纸上印成条码。</translation>
    </message>
    <message>
        <source>It is too long, or has letters that a barcode does not know.</source>
        <translation>编号太长，或含有条码没有的字符。</translation>
    </message>
    <message>
        <source>So many bags were not filled on that day: {bags}.</source>
        <translation>当天没有这么多转运袋：共 {bags} 袋。</translation>
    </message>
    <message>
        <source>A bag is twenty sealed tubes, the last one may hold fewer. Seal the tubes first.</source>
        <translation>每袋二十支已封采样管，最后一袋可不足。请先封管。</translation>
    </message>
    <message>
        <source>A bag holds {most} tubes.</source>
        <translation>一袋装 {most} 支采样管。</translation>
    </message>
    <message>
        <source>Print a second sheet for the others.</source>
        <translation>其余的请另打一张。</translation>
    </message>
    <message>
        <source>One of the tubes is not sealed yet.</source>
        <translation>有一支采样管尚未封管。</translation>
    </message>
    <message>
        <source>Seal it, then print the sheet.</source>
        <translation>请先封管，再打印。</translation>
    </message>
    <message>
        <source>{count} compounds have a building of this number.</source>
        <translation>有 {count} 个小区有这个楼号。</translation>
    </message>
    <message>
        <source>Name the compound too.</source>
        <translation>请同时写明小区。</translation>
    </message>
    <message>
        <source>The serial scanner is gone.</source>
        <translation>串口扫码枪已断开。</translation>
    </message>
    <message>
        <source>Plug it in again; it is found by itself. A keyboard scanner still works.</source>
        <translation>请重新插上，会自动找到。键盘方式的扫码枪仍可使用。</translation>
    </message>
    <message>
        <source>This serial port cannot be used.</source>
        <translation>这个串口无法使用。</translation>
    </message>
    <message>
        <source>Close the other program that uses it, or let this account use serial ports.</source>
        <translation>请关闭占用它的程序，或允许此账户使用串口。</translation>
    </message>
    <message>
        <source>The chosen camera is not there.</source>
        <translation>找不到所选的摄像头。</translation>
    </message>
    <message>
        <source>Plug it in, or choose another one.</source>
        <translation>请插上，或选择另一个。</translation>
    </message>
    <message>
        <source>The camera gives no picture.</source>
        <translation>摄像头没有画面。</translation>
    </message>
    <message>
        <source>Close the other program that uses it, then choose the camera again.</source>
        <translation>请关闭占用它的程序，然后重新选择摄像头。</translation>
    </message>
    <message>
        <source>The ID-card reader does not answer.</source>
        <translation>身份证阅读器没有响应。</translation>
    </message>
    <message>
        <source>Look at its cable and start its program. Until then type the number.</source>
        <translation>请检查连接线并启动读卡程序。在此之前请手工输入号码。</translation>
    </message>
    <message>
        <source>What answers at this address is no ID-card reader.</source>
        <translation>此地址上应答的不是身份证阅读器。</translation>
    </message>
    <message>
        <source>Look at the address of the reader&apos;s program.</source>
        <translation>请检查读卡程序的地址。</translation>
    </message>
    <message>
        <source>The ID-card reader works for another program.</source>
        <translation>身份证阅读器正被其他程序使用。</translation>
    </message>
    <message>
        <source>Close the other program that reads ID cards.</source>
        <translation>请关闭另一个读取身份证的程序。</translation>
    </message>
    <message>
        <source>The ID card was not read whole.</source>
        <translation>身份证未读全。</translation>
    </message>
    <message>
        <source>Lay it on the reader again, or type the number.</source>
        <translation>请重新放到阅读器上，或手工输入号码。</translation>
    </message>
    <message>
        <source>This is no address of a reader on this laptop.</source>
        <translation>这不是本机上阅读器的地址。</translation>
    </message>
    <message>
        <source>Write it as localhost:8989.</source>
        <translation>请写成 localhost:8989。</translation>
    </message>
    <message>
        <source>This request is not signed by the station it names.</source>
        <translation>这个请求没有它所称登记台的签名。</translation>
    </message>
    <message>
        <source>Send it from the laptop that is this station.</source>
        <translation>请用该登记台的电脑发送。</translation>
    </message>
    <message>
        <source>Names and batches would pass over the network in the clear.</source>
        <translation>姓名和批次会在网络上明文传输。</translation>
    </message>
    <message>
        <source>Give --certificate and --key, or --behind-proxy where a proxy speaks TLS.</source>
        <translation>请给出 --certificate 和 --key；如由代理负责 TLS，请用 --behind-proxy。</translation>
    </message>
    <message>
        <source>The certificate or its key cannot be used.</source>
        <translation>证书或其密钥无法使用。</translation>
    </message>
    <message>
        <source>Give both, as PEM files that belong together.</source>
        <translation>请同时给出相互匹配的 PEM 文件。</translation>
    </message>
    <message>
        <source>Another program listens at this address.</source>
        <translation>另一个程序正在使用这个地址。</translation>
    </message>
    <message>
        <source>Use another port.</source>
        <translation>请换一个端口。</translation>
    </message>
    <message>
        <source>This machine has no such address.</source>
        <translation>这台机器没有这个地址。</translation>
    </message>
    <message>
        <source>Use an address of this machine and a port above 1023.</source>
        <translation>请使用本机的地址和大于 1023 的端口。</translation>
    </message>
    <message>
        <source>PostgreSQL needs a package that is not installed.</source>
        <translation>使用 PostgreSQL 需要一个尚未安装的软件包。</translation>
    </message>
    <message>
        <source>Run in testdesk&apos;s folder: uv sync --extra hq.</source>
        <translation>请在 testdesk 的文件夹里执行：uv sync --extra hq。</translation>
    </message>
    <message>
        <source>There is an operator of this name already.</source>
        <translation>已有同名的操作员。</translation>
    </message>
    <message>
        <source>Use another name, or remove the old one first.</source>
        <translation>请换一个名字，或先删除原来的。</translation>
    </message>
    <message>
        <source>There is no operator of this name.</source>
        <translation>没有这个名字的操作员。</translation>
    </message>
    <message>
        <source>Look at: testdesk hq operator list.</source>
        <translation>请查看：testdesk hq operator list。</translation>
    </message>
    <message>
        <source>This cannot be an operator&apos;s name.</source>
        <translation>这不能作为操作员的名字。</translation>
    </message>
    <message>
        <source>Use 1 to 64 letters, digits, dots, dashes or underscores.</source>
        <translation>请用 1 到 64 个文字、数字、点、短横线或下划线。</translation>
    </message>
    <message>
        <source>The password is too short.</source>
        <translation>密码太短。</translation>
    </message>
    <message>
        <source>Use at least 10 letters or digits.</source>
        <translation>请至少使用 10 个字母或数字。</translation>
    </message>
    <message>
        <source>Name or password is wrong.</source>
        <translation>名字或密码不对。</translation>
    </message>
    <message>
        <source>Try again; after five failures you have to wait.</source>
        <translation>请再试一次；失败五次后需要等待。</translation>
    </message>
    <message>
        <source>Too many failed attempts.</source>
        <translation>失败次数太多。</translation>
    </message>
    <message>
        <source>Wait {minutes} minutes, then try again.</source>
        <translation>请等待 {minutes} 分钟后再试。</translation>
    </message>
    <message>
        <source>This form is no longer good.</source>
        <translation>这个表单已失效。</translation>
    </message>
    <message>
        <source>Open the page again.</source>
        <translation>请重新打开页面。</translation>
    </message>
    <message>
        <source>Your role does not permit this.</source>
        <translation>您的角色无权进行此操作。</translation>
    </message>
    <message>
        <source>Ask a supervisor.</source>
        <translation>请找主管。</translation>
    </message>
    <message>
        <source>Keep the laptop as it is and call headquarters: they can reinstate it (testdesk hq station reinstate).</source>
        <translation>请保持电脑原样并致电指挥部：指挥部可以恢复它（testdesk hq station reinstate）。</translation>
    </message>
    <message>
        <source>This is not an address of headquarters.</source>
        <translation>这不是指挥部的网络地址。</translation>
    </message>
    <message>
        <source>It looks like hq.example.cn or https://10.0.0.7:8470, without a path.</source>
        <translation>应类似 hq.example.cn 或 https://10.0.0.7:8470，后面不带路径。</translation>
    </message>
    <message>
        <source>No address of headquarters is known.</source>
        <translation>没有指挥部的网络地址。</translation>
    </message>
    <message>
        <source>Give one with --url, or on the handover page.</source>
        <translation>用 --url 给出，或在交接页面填写。</translation>
    </message>
    <message>
        <source>This address is not encrypted.</source>
        <translation>这个地址没有加密。</translation>
    </message>
    <message>
        <source>Write https, or allow it expressly. The files are sealed either way.</source>
        <translation>请写 https，或明确允许。文件本身始终是加密的。</translation>
    </message>
    <message>
        <source>Headquarters cannot be reached now.</source>
        <translation>现在连不上指挥部。</translation>
    </message>
    <message>
        <source>Nothing is lost: everything waits here, and a stick works too.</source>
        <translation>数据不会丢失：都留在本机等待发送，也可用U盘。</translation>
    </message>
    <message>
        <source>The name of headquarters&apos; server is not known to the network.</source>
        <translation>网络中找不到指挥部服务器的名称。</translation>
    </message>
    <message>
        <source>There is no network, or the address is mistyped.</source>
        <translation>没有网络，或地址写错了。</translation>
    </message>
    <message>
        <source>Headquarters&apos; server says nothing.</source>
        <translation>指挥部服务器没有回应。</translation>
    </message>
    <message>
        <source>It is tried again. Nothing is lost.</source>
        <translation>稍后会再试，数据不会丢失。</translation>
    </message>
    <message>
        <source>The connection was cut.</source>
        <translation>连接中断了。</translation>
    </message>
    <message>
        <source>The connection was cut in the middle of an answer.</source>
        <translation>接收回应时连接中断了。</translation>
    </message>
    <message>
        <source>A file did not come over the network as it was sent.</source>
        <translation>文件在网络传输中发生了变化。</translation>
    </message>
    <message>
        <source>What answers at this address is no web server.</source>
        <translation>这个地址上回应的不是网页服务器。</translation>
    </message>
    <message>
        <source>Look at the address and its port.</source>
        <translation>请检查地址和端口。</translation>
    </message>
    <message>
        <source>A log-in page of the network answers instead of headquarters.</source>
        <translation>回应的是网络的登录页面，不是指挥部。</translation>
    </message>
    <message>
        <source>Log in to this network with a browser, or use another network.</source>
        <translation>请用浏览器登录该网络，或换一个网络。</translation>
    </message>
    <message>
        <source>The network sends us elsewhere instead of to headquarters.</source>
        <translation>网络把我们引到了别处，没有到指挥部。</translation>
    </message>
    <message>
        <source>Log in to this network with a browser, or look at the address.</source>
        <translation>请用浏览器登录该网络，或检查地址。</translation>
    </message>
    <message>
        <source>Something on the way refuses (status {status}).</source>
        <translation>途中有设备拒绝了连接（状态 {status}）。</translation>
    </message>
    <message>
        <source>It is not headquarters. Look at the address, or ask who runs this network.</source>
        <translation>那不是指挥部。请检查地址，或询问网络管理员。</translation>
    </message>
    <message>
        <source>The server is in trouble (status {status}).</source>
        <translation>服务器出了问题（状态 {status}）。</translation>
    </message>
    <message>
        <source>Headquarters is busy and asks us to wait.</source>
        <translation>指挥部繁忙，要求稍等。</translation>
    </message>
    <message>
        <source>An answer is far larger than it can be.</source>
        <translation>收到的回应过大。</translation>
    </message>
    <message>
        <source>It was not taken. Look at the address.</source>
        <translation>没有接收。请检查地址。</translation>
    </message>
    <message>
        <source>Headquarters&apos; answer is not understood.</source>
        <translation>看不懂指挥部的回应。</translation>
    </message>
    <message>
        <source>This program or headquarters&apos; may be too old.</source>
        <translation>本程序或指挥部的程序可能版本过旧。</translation>
    </message>
    <message>
        <source>This is the headquarters of another city.</source>
        <translation>这是另一个城市的指挥部。</translation>
    </message>
    <message>
        <source>Nothing was sent. Look at the address.</source>
        <translation>没有发送任何内容。请检查地址。</translation>
    </message>
    <message>
        <source>Headquarters does not know this station&apos;s key yet.</source>
        <translation>指挥部还不认识本站的密钥。</translation>
    </message>
    <message>
        <source>It learns it from the first batch. If this stays so, call headquarters.</source>
        <translation>收到第一个批次后就会认识。若一直如此，请致电指挥部。</translation>
    </message>
    <message>
        <source>Headquarters has revoked this station.</source>
        <translation>指挥部已停用这个登记台。</translation>
    </message>
    <message>
        <source>Call headquarters. Nothing is lost: everything is kept here.</source>
        <translation>请致电指挥部。数据都保存在本机，不会丢失。</translation>
    </message>
    <message>
        <source>Headquarters does not have this file any more.</source>
        <translation>指挥部已没有这个文件。</translation>
    </message>
    <message>
        <source>The list is asked for again.</source>
        <translation>会重新查询列表。</translation>
    </message>
    <message>
        <source>The batch is too large for the network.</source>
        <translation>批次太大，无法通过网络发送。</translation>
    </message>
    <message>
        <source>Export it to a stick.</source>
        <translation>请导出到U盘。</translation>
    </message>
    <message>
        <source>Headquarters does not take the batch for one of its stations&apos;.</source>
        <translation>指挥部不认为该批次来自其检测站。</translation>
    </message>
    <message>
        <source>The server cannot prove that it is headquarters&apos;.</source>
        <translation>服务器不能证明自己是指挥部的。</translation>
    </message>
    <message>
        <source>Nothing was sent. Look at the address, and at the date and time of this laptop.</source>
        <translation>没有发送任何内容。请检查地址，以及这台电脑的日期和时间。</translation>
    </message>
    <message>
        <source>No encrypted connection comes about.</source>
        <translation>无法建立加密连接。</translation>
    </message>
    <message>
        <source>Nothing was sent. Look at the address and its port.</source>
        <translation>没有发送任何内容。请检查地址和端口。</translation>
    </message>
    <message>
        <source>The proxy of this network lets nothing through.</source>
        <translation>该网络的代理服务器不放行。</translation>
    </message>
    <message>
        <source>Ask who runs this network.</source>
        <translation>请询问网络管理员。</translation>
    </message>
    <message>
        <source>This computer is set to a kind of proxy that the desk cannot use.</source>
        <translation>本机设置的代理类型无法使用。</translation>
    </message>
    <message>
        <source>Set it to an HTTP proxy, or to none for headquarters&apos; address.</source>
        <translation>请改为 HTTP 代理，或对指挥部地址不使用代理。</translation>
    </message>
    <message>
        <source>The clock of this laptop is {minutes} minutes ahead.</source>
        <translation>本机时钟快了 {minutes} 分钟。</translation>
    </message>
    <message>
        <source>No station has this number.</source>
        <translation>没有这个号码的登记台。</translation>
    </message>
    <message>
        <source>Look at: testdesk hq station list.</source>
        <translation>请查看：testdesk hq station list。</translation>
    </message>
    <message>
        <source>This station is not revoked.</source>
        <translation>这个登记台没有被停用。</translation>
    </message>
    <message>
        <source>This station has not ended.</source>
        <translation>该登记台没有结束。</translation>
    </message>
    <message>
        <source>This station is trusted already.</source>
        <translation>这个登记台本来就是可信的。</translation>
    </message>
    <message>
        <source>A station&apos;s events are numbered from 1.</source>
        <translation>登记台的事件从 1 开始编号。</translation>
    </message>
    <message>
        <source>Give the number of the first event that is not to count.</source>
        <translation>请给出从哪一条事件起不再采信。</translation>
    </message>
    <message>
        <source>A station&apos;s last event has no such number.</source>
        <translation>登记台的最后一个事件没有这样的序号。</translation>
    </message>
    <message>
        <source>Give --last as the desk&apos;s salvage names it, or leave it out.</source>
        <translation>请按登记台 salvage 给出的序号填写 --last，或不填。</translation>
    </message>
    <message>
        <source>A new laptop already reports under this number.</source>
        <translation>已有新电脑以这个号码上报。</translation>
    </message>
    <message>
        <source>The old laptop cannot come back; give it a number of its own.</source>
        <translation>旧电脑不能恢复；请给它另一个号码。</translation>
    </message>
    <message>
        <source>Headquarters refused a batch, and will refuse it again.</source>
        <translation>指挥部未接收一个批次，重新导出也不会被接收。</translation>
    </message>
    <message>
        <source>Nothing is lost, all of it is kept here. The handover page says the way.</source>
        <translation>数据没有丢失，全部保存在本机。请按交接页上的提示处理。</translation>
    </message>
    <message>
        <source>Headquarters had these events and has lost them since; they are kept here.</source>
        <translation>指挥部曾收到这些记录，后来丢失了；本机仍保存着。</translation>
    </message>
    <message>
        <source>Export again: they go out once more by themselves.</source>
        <translation>请重新导出：这些记录会自动再次送出。</translation>
    </message>
    <message>
        <source>The news is older than a new beginning of headquarters.</source>
        <translation>这份更新早于指挥部的重新开始。</translation>
    </message>
    <message>
        <source>Nothing is to do: newer news has been taken over.</source>
        <translation>无需处理：已接收更新的内容。</translation>
    </message>
    <message>
        <source>The journal of this desk is not that long.</source>
        <translation>本登记台的日志没有这么长。</translation>
    </message>
    <message>
        <source>Name an event that is there: status says how many there are.</source>
        <translation>请给出已有的事件号：status 会显示共有多少。</translation>
    </message>
    <message>
        <source>Export it again, to another stick if you have one.</source>
        <translation>请重新导出，最好换一个U盘。</translation>
    </message>
    <message>
        <source>Call headquarters: they must settle it first. Until then it is refused again.</source>
        <translation>请致电指挥部：须由指挥部先处理，在此之前重新导出也不会被接收。</translation>
    </message>
    <message>
        <source>Headquarters has not the key that opens the file.</source>
        <translation>指挥部没有打开此文件的密钥。</translation>
    </message>
    <message>
        <source>Tell headquarters; the file is good.</source>
        <translation>请告知指挥部；文件本身完好。</translation>
    </message>
    <message>
        <source>This desk cannot open it: the other desk did not know of this one.</source>
        <translation>本台打不开：对方写这份批次时还不认识本台。</translation>
    </message>
    <message>
        <source>Let the other desk read headquarters&apos; update, then export from its first entry.</source>
        <translation>请对方先读入指挥部的更新包，再从第一条记录起重新导出。</translation>
    </message>
    <message>
        <source>This desk does not know the desk that wrote it.</source>
        <translation>本台不认识写出它的登记台。</translation>
    </message>
    <message>
        <source>Read that desk&apos;s first batch, or the next update from headquarters.</source>
        <translation>请读入该台的第一份批次，或指挥部的下一份更新包。</translation>
    </message>
    <message>
        <source>Headquarters has revoked the laptop that wrote it.</source>
        <translation>写出它的电脑已被指挥部停用。</translation>
    </message>
    <message>
        <source>Call headquarters before that desk goes on.</source>
        <translation>该台继续工作之前，请先致电指挥部。</translation>
    </message>
    <message>
        <source>These numbers were printed or used before: {numbers}.</source>
        <translation>这些号码以前打印过或用过：{numbers}。</translation>
    </message>
    <message>
        <source>Begin at {next}, or say that they are to be printed again.</source>
        <translation>请从 {next} 开始，或明确要求重新打印。</translation>
    </message>
    <message>
        <source>These numbers are another desk&apos;s to print.</source>
        <translation>这些号码由另一个登记台打印。</translation>
    </message>
    <message>
        <source>This desk&apos;s begin at {next}; or say that they are to be printed again.</source>
        <translation>本台的号码从 {next} 开始；或明确要求重新打印。</translation>
    </message>
    <message>
        <source>No label was printed here yet.</source>
        <translation>本台还没有打印过标签。</translation>
    </message>
    <message>
        <source>Name the number of the first tube.</source>
        <translation>请给出第一支采样管的号码。</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Proxy codes</source>
        <translation>代领</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Type the passphrase.</source>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>Type your name.</source>
        <translation>请输入您的姓名。</translation>
    </message>
    <message>
        <source>The desk is locked</source>
        <translation>登记台已锁定</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>打开登记台</translation>
    </message>
    <message>
        <source>Scans are not taken until it is open again.</source>
        <translation>解锁之前不接受扫码。</translation>
    </message>
    <message>
        <source>The data on this laptop is encrypted. The passphrase opens it.</source>
        <translation>这台电脑上的数据已加密，要用密码打开。</translation>
    </message>
    <message>
        <source>Passphrase of this desk</source>
        <translation>本台的密码</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>What you do today</source>
        <translation>您今天的岗位</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Scanner gone</source>
        <translation>扫码枪断开</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>无摄像头</translation>
    </message>
    <message>
        <source>Devices gone</source>
        <translation>设备断开</translation>
    </message>
    <message>
        <source>Clock wrong</source>
        <translation>时钟有误</translation>
    </message>
    <message>
        <source>Day not closed</source>
        <translation>尚未收工</translation>
    </message>
    <message>
        <source>no round</source>
        <translation>没有轮次</translation>
    </message>
    <message>
        <source>{point}, desk {station}</source>
        <translation>{point} {station} 号台</translation>
    </message>
    <message>
        <source>Closed {time}: people {people} · tubes {tubes}</source>
        <translation>已收工 {time}：{people} 人 · {tubes} 管</translation>
    </message>
    <message>
        <source>Since {day} people {people} · tubes {tubes}</source>
        <translation>自 {day} 起 {people} 人 · {tubes} 管</translation>
    </message>
    <message>
        <source>Today people {people} · tubes {tubes}</source>
        <translation>今日 {people} 人 · {tubes} 管</translation>
    </message>
    <message>
        <source>{seconds} s a person</source>
        <translation>每人 {seconds} 秒</translation>
    </message>
    <message>
        <source>Not exported {events}</source>
        <translation>未导出 {events} 条</translation>
    </message>
    <message>
        <source>Stick</source>
        <translation>U盘</translation>
    </message>
    <message>
        <source>No tube open</source>
        <translation>无打开的管</translation>
    </message>
    <message>
        <source>Tube {tail} · {count}/{capacity}</source>
        <translation>采样管 {tail} · {count}/{capacity}</translation>
    </message>
    <message>
        <source>not inserted</source>
        <translation>未插入</translation>
    </message>
</context>
<context>
    <name>StickCard</name>
    <message>
        <source>Stick</source>
        <translation>U盘</translation>
    </message>
    <message>
        <source>Pull it only when it says: safe to pull.</source>
        <translation>看到“可以拔出”后再拔U盘。</translation>
    </message>
    <message>
        <source>Not on the stick since then: people {count}. Export again.</source>
        <translation>此后又有 {count} 人，U盘上还没有。请再导出一次。</translation>
    </message>
    <message>
        <source>Not on the stick since then: other entries {count}. Export again.</source>
        <translation>此后又有 {count} 条其他记录，U盘上还没有。请再导出一次。</translation>
    </message>
    <message>
        <source>The other one</source>
        <translation>换另一个</translation>
    </message>
    <message>
        <source>Another folder</source>
        <translation>选其他文件夹</translation>
    </message>
    <message>
        <source>{count} sticks, this one:</source>
        <translation>有 {count} 个U盘，使用：</translation>
    </message>
    <message>
        <source>Not inserted</source>
        <translation>未插入</translation>
    </message>
    <message>
        <source>Plug the stick in, or choose a folder.</source>
        <translation>请插入U盘，或选一个文件夹。</translation>
    </message>
    <message>
        <source>{free} free</source>
        <translation>{free} 可用</translation>
    </message>
    <message>
        <source>Too little room: {free} free, {needed} needed</source>
        <translation>空间不足：剩余 {free}，需要 {needed}</translation>
    </message>
</context>
<context>
    <name>SwabDialog</name>
    <message>
        <source>How many swabs were taken in this shift?</source>
        <translation>本班一共采了多少根拭子？</translation>
    </message>
    <message>
        <source>Count them by eye, not from the screen.</source>
        <translation>请数实物，不要照抄屏幕。</translation>
    </message>
    <message>
        <source>The count goes onto the stick with the last batch of the day.</source>
        <translation>清点数会随当天最后一个批次写入U盘。</translation>
    </message>
    <message>
        <source>Swabs</source>
        <translation>拭子</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Export without it</source>
        <translation>不清点，直接导出</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Type a number.</source>
        <translation>请输入数字。</translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message>
        <source>people listed</source>
        <translation>名单人数</translation>
    </message>
    <message>
        <source>of them sampled</source>
        <translation>其中已采样</translation>
    </message>
    <message>
        <source>not yet seen</source>
        <translation>还没来</translation>
    </message>
    <message>
        <source>of {buildings} buildings</source>
        <translation>共 {buildings} 栋楼</translation>
    </message>
    <message>
        <source>walk-ins sampled</source>
        <translation>名册外已采样</translation>
    </message>
</context>
<context>
    <name>TubePanel</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Seal early</source>
        <translation>提前封管</translation>
    </message>
    <message>
        <source>10 people</source>
        <translation>10 人</translation>
    </message>
    <message>
        <source>Click a name to take that person out. Names stay until the next tube.</source>
        <translation>点一个名字：取消此人。扫下一管之前，名字都留在这里。</translation>
    </message>
    <message>
        <source>20 people</source>
        <translation>20 人</translation>
    </message>
    <message>
        <source>5 people</source>
        <translation>5 人</translation>
    </message>
    <message>
        <source>One household</source>
        <translation>一户</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>单人</translation>
    </message>
    <message>
        <source>Next tube</source>
        <translation>下一管</translation>
    </message>
    <message>
        <source>No tube is open</source>
        <translation>没有打开的采样管</translation>
    </message>
    <message>
        <source>The next tube</source>
        <translation>下一管</translation>
    </message>
    <message>
        <source>Tube {capacity} : 1</source>
        <translation>采样管 {capacity}：1</translation>
    </message>
    <message>
        <source>Household tube</source>
        <translation>一户一管</translation>
    </message>
    <message>
        <source>Single tube</source>
        <translation>单人单管</translation>
    </message>
    <message>
        <source>full, sealed {time}</source>
        <translation>已满，自动封管 {time}</translation>
    </message>
</context>
<context>
    <name>TwiceDialog</name>
    <message>
        <source>no document number</source>
        <translation>无证件号</translation>
    </message>
    <message>
        <source>Is this the same person?</source>
        <translation>是同一个人吗？</translation>
    </message>
    <message>
        <source>On the list: {facts}</source>
        <translation>名册上：{facts}</translation>
    </message>
    <message>
        <source>The same: use that entry</source>
        <translation>同一人：用已有登记</translation>
    </message>
    <message>
        <source>Another: write down</source>
        <translation>另一个人：新登记</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Not done</source>
        <translation>没有执行</translation>
    </message>
    <message>
        <source>No round yet</source>
        <translation>还没有轮次</translation>
    </message>
    <message>
        <source>Scan the next person</source>
        <translation>请扫下一位</translation>
    </message>
    <message>
        <source>Proxy code, ID card or phone code.</source>
        <translation>代领码、身份证或手机码都可以。</translation>
    </message>
    <message>
        <source>Scan a tube</source>
        <translation>请扫采样管</translation>
    </message>
    <message>
        <source>Take an empty tube and scan its barcode.</source>
        <translation>拿一支空管，扫它的条码。</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>ID ends</source>
        <translation>证件尾号</translation>
    </message>
    <message>
        <source>code taken away</source>
        <translation>码已取消</translation>
    </message>
    <message>
        <source>taken out, place {position} stays empty</source>
        <translation>已取消，第 {position} 位空着</translation>
    </message>
    <message>
        <source>taken back, place {position} is free</source>
        <translation>已撤销，第 {position} 位空出</translation>
    </message>
    <message>
        <source>Look first</source>
        <translation>先看一下</translation>
    </message>
    <message>
        <source>Please swab</source>
        <translation>请采样</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>last one, place {position}</source>
        <translation>最后一位，第 {position} 位</translation>
    </message>
    <message>
        <source>place {position}</source>
        <translation>第 {position} 位</translation>
    </message>
    <message>
        <source>Tube or document?</source>
        <translation>是采样管还是证件？</translation>
    </message>
    <message>
        <source>Single tube</source>
        <translation>单人单管</translation>
    </message>
    <message>
        <source>Undo this sample?</source>
        <translation>撤销这条采样记录吗？</translation>
    </message>
    <message>
        <source>Take this person&apos;s code away?</source>
        <translation>取消此人的码吗？</translation>
    </message>
    <message>
        <source>Open this tube again?</source>
        <translation>重新打开此管吗？</translation>
    </message>
    <message>
        <source>Give this tube up?</source>
        <translation>放弃此管吗？</translation>
    </message>
    <message>
        <source>F9 once more does it. Esc or any scan leaves it as it is.</source>
        <translation>再按一次 F9 就撤销。按 Esc 或扫码则不变。</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>这是谁？</translation>
    </message>
    <message>
        <source>Tube open</source>
        <translation>采样管已打开</translation>
    </message>
    <message>
        <source>Tube sealed</source>
        <translation>已封管</translation>
    </message>
    <message>
        <source>Tube open again</source>
        <translation>采样管重新打开</translation>
    </message>
    <message>
        <source>Tube taken back</source>
        <translation>已撤销开管</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>登记已撤销</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Not this tube</source>
        <translation>这支管不能用</translation>
    </message>
    <message>
        <source>Do not swab</source>
        <translation>不要采样</translation>
    </message>
    <message>
        <source>desk {station}</source>
        <translation>{station} 号台</translation>
    </message>
    <message>
        <source>tube {tube}, place {position}</source>
        <translation>{tube} 管第 {position} 位</translation>
    </message>
</context>
<context>
    <name>VoidDialog</name>
    <message>
        <source>Tube {tube}, place {position}.</source>
        <translation>{tube} 管第 {position} 位。</translation>
    </message>
    <message>
        <source>Somebody else was scanned</source>
        <translation>扫错了人</translation>
    </message>
    <message>
        <source>Not swabbed: left, or refused</source>
        <translation>没有采：走了或不愿采</translation>
    </message>
    <message>
        <source>Swab lost or damaged</source>
        <translation>拭子掉了或坏了</translation>
    </message>
    <message>
        <source>The swab is in another tube</source>
        <translation>拭子放进了别的管</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Take {name} out of the tube: why?</source>
        <translation>从管里取消 {name}：为什么？</translation>
    </message>
    <message>
        <source>Leave in the tube</source>
        <translation>留在管里</translation>
    </message>
    <message>
        <source>Correct this person</source>
        <translation>更正此人</translation>
    </message>
    <message>
        <source>The tube stays sealed and the place stays empty.</source>
        <translation>管子仍是封好的，这一位空着。</translation>
    </message>
    <message>
        <source>The place is free again for the next person.</source>
        <translation>这一位空出来给下一个人。</translation>
    </message>
</context>
<context>
    <name>WalkInDialog</name>
    <message>
        <source>The name is missing.</source>
        <translation>还没有填姓名。</translation>
    </message>
    <message>
        <source>Is this the name on the document?</source>
        <translation>证件上是这个名字吗？</translation>
    </message>
    <message>
        <source>This is whose number it is. Look, then Enter.</source>
        <translation>这个号码是这个人的。看清后按 Enter。</translation>
    </message>
    <message>
        <source>Use this entry</source>
        <translation>选用此人</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
</context>
<context>
    <name>WalkInForm</name>
    <message>
        <source>New person</source>
        <translation>新增人员</translation>
    </message>
    <message>
        <source>Name as on the document</source>
        <translation>姓名（与证件一致）</translation>
    </message>
    <message>
        <source>Name in Hangul (may stay empty)</source>
        <translation>朝鲜文姓名（可不填）</translation>
    </message>
    <message>
        <source>Phone (may stay empty)</source>
        <translation>电话（可不填）</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>卡片文字</translation>
    </message>
</context>
<context>
    <name>WhoseDialog</name>
    <message>
        <source>New person</source>
        <translation>新增人员</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>This is the person</source>
        <translation>就是此人</translation>
    </message>
    <message>
        <source>Nobody on the list has {number}</source>
        <translation>名单上没有 {number}</translation>
    </message>
    <message>
        <source>Whose code is this?</source>
        <translation>这是谁的码？</translation>
    </message>
    <message>
        <source>Find the person by name, and compare the document.</source>
        <translation>请按姓名查找此人，并核对证件。</translation>
    </message>
    <message>
        <source>New here? F6 writes the person down. Or find the person by name.</source>
        <translation>新来的按 F6 新增；不是新来的，请按姓名查找。</translation>
    </message>
    <message>
        <source>Scan the person&apos;s ID card, or type a few letters of name or address.</source>
        <translation>请扫此人的身份证，或输入姓名、住址的几个字。</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Typed wrong</source>
        <translation>登记时打错</translation>
    </message>
    <message>
        <source>List wrong</source>
        <translation>名册写错了</translation>
    </message>
    <message>
        <source>Person asked</source>
        <translation>本人要求</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Stolen</source>
        <translation>被盗</translation>
    </message>
    <message>
        <source>Wrong person</source>
        <translation>弄错了人</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>Worn, cannot be read</source>
        <translation>旧了、看不清</translation>
    </message>
    <message>
        <source>Something on it is wrong</source>
        <translation>卡上有错</translation>
    </message>
    <message>
        <source>Died or moved away</source>
        <translation>去世或迁出</translation>
    </message>
    <message>
        <source>Not swabbed</source>
        <translation>没有采样</translation>
    </message>
    <message>
        <source>Swab lost or damaged</source>
        <translation>拭子丢失或损坏</translation>
    </message>
    <message>
        <source>Another tube</source>
        <translation>拭子在别的管里</translation>
    </message>
    <message>
        <source>A new phone</source>
        <translation>换了手机</translation>
    </message>
    <message>
        <source>No smartphone</source>
        <translation>没有智能手机</translation>
    </message>
    <message>
        <source>Phone broken</source>
        <translation>手机坏了</translation>
    </message>
    <message>
        <source>A child</source>
        <translation>儿童</translation>
    </message>
    <message>
        <source>Cannot walk</source>
        <translation>行动不便</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Moved away</source>
        <translation>已搬走</translation>
    </message>
    <message>
        <source>Has died</source>
        <translation>已去世</translation>
    </message>
    <message>
        <source>Listed twice</source>
        <translation>重复登记</translation>
    </message>
    <message>
        <source>Listed by mistake</source>
        <translation>误列入</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Printed: {where}</source>
        <translation>已打印：{where}</translation>
    </message>
</context>
</TS>
