//! The two code pages of DOS that browsers do not know: what bytes 0x80 to 0xFF mean in them.
//!
//! The tables of IBM and Microsoft; every byte has a character. Holds no other encoding.

/// Central Europe.
pub const CP852: &str = concat!(
    "ÇüéâäůćçłëŐőîŹÄĆ",           // 80
    "ÉĹĺôöĽľŚśÖÜŤťŁ×č",           // 90
    "áíóúĄąŽžĘę¬źČş«»",           // A0
    "░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐",           // B0
    "└┴┬├─┼Ăă╚╔╩╦╠═╬¤",           // C0
    "đĐĎËďŇÍÎě┘┌█▄ŢŮ▀",           // D0
    "ÓßÔŃńňŠšŔÚŕŰýÝţ´",           // E0
    "\u{AD}˝˛ˇ˘§÷¸°¨˙űŘř■\u{A0}", // F0
);

/// Western Europe.
pub const CP850: &str = concat!(
    "ÇüéâäàåçêëèïîìÄÅ",           // 80
    "ÉæÆôöòûùÿÖÜø£Ø×ƒ",           // 90
    "áíóúñÑªº¿®¬½¼¡«»",           // A0
    "░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐",           // B0
    "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤",           // C0
    "ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀",           // D0
    "ÓßÔÒõÕµþÞÚÛÙýÝ¯´",           // E0
    "\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}", // F0
);
