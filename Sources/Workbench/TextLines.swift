/// The lines of a file's text, without their ends; a file may come from Windows.
enum TextLines {
  static func lines(of text: String) -> [String] {
    // By octets, because `\r\n` is one Character and would not be found by the other ones.
    text.utf8.split(separator: 0x0a, omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == 0x0d ? line.dropLast() : line, as: UTF8.self)
    }
  }
}
