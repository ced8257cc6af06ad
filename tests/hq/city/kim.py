"""The password of the supervisor."""

PASSWORD = "十个字以上的密码 10"
