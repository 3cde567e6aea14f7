import CReadline
import Glibc

/// Completion with readline's keys and list, but with the caller's idea of a word: readline gets
/// the whole line up to the cursor as the word, and candidates that are whole lines too.
extension ReadlineEditor {
  static func candidates(
    for text: UnsafePointer<CChar>?
  ) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    readline_no_file_names()
    guard let current, let text, let line = String(validatingCString: text) else { return nil }
    let (start, candidates) = current.assistance.complete(line, line.utf8.count)
    let head = String(decoding: line.utf8.prefix(start), as: UTF8.self)
    current.completionStart = start
    current.candidates = candidates.filter { $0 == $0.withoutControls() }.map { head + $0 }
    let last = current.candidates.last?.last
    readline_set_appended(last == "=" || last == "." ? 0 : CInt(UInt8(ascii: " ")))
    let matches = rl_completion_matches(text) { _, state in
      guard let current = ReadlineEditor.current, state < current.candidates.count else {
        return nil
      }
      return strdup(current.candidates[Int(state)])
    }
    if let matches, matches[1] != nil, let common = matches[0], strlen(common) < strlen(text) {
      // Candidates that share less than what is typed must not take it away.
      free(common)
      matches[0] = strdup(text)
    }
    return matches
  }

  /// Lists the candidates without the head of the line that readline believes to be a part.
  static func display(
    _ matches: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, count: CInt
  ) {
    guard let current, let matches else { return }
    let words = (1...Int(count)).map { matches[$0].map { $0 + current.completionStart } }
    let widths = words.map { $0.map { current.assistance.width(String(cString: $0)) } ?? 0 }
    var list = [matches[0]] + words + [nil]
    rl_display_match_list(&list, count, CInt(widths.max() ?? 0))
    rl_forced_update_display()
  }
}
