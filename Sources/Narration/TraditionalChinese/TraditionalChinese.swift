/// 臺灣使用的正體中文。
struct TraditionalChinese: Phrasebook {}
