/// The words of English.
struct English: Phrasebook {}
