/// A line of the key prompt, where everything is a key.
enum KeyLine {
  /// The key that `line` is; `""` is the empty key, and an empty line is none.
  static func key(in line: String) -> String? {
    let blanks: Set<Character> = [" ", "\t"]
    var text = line.drop(while: blanks.contains)
    while let last = text.last, blanks.contains(last) { text.removeLast() }
    if text == "\"\"" { return "" }
    return text.isEmpty ? nil : String(text)
  }
}
