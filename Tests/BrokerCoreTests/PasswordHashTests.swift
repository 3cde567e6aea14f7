import BrokerCore
import Testing

@Suite struct PasswordHashTests {
  /// RFC 4648 section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func base64(text: String, encoded: String) {
    let hash = PasswordHash(octets: Array(text.utf8))
    #expect(hash.base64 == encoded)
    #expect(PasswordHash(base64: encoded) == hash)
  }

  @Test(arguments: ["Z", "Zg=", "Zg", "Z===", "Zh==", "Zm9=", "Zg==Zg==", "Zm9 ", "é", "Zm-v"])
  func whatIsNoBase64IsNoHash(text: String) { #expect(PasswordHash(base64: text) == nil) }

  @Test func allOctetsComeBack() {
    let octets = (0...255).map { UInt8($0) }
    for count in [0, 1, 2, 3, 36, 255, 256] {
      let hash = PasswordHash(octets: Array(octets.prefix(count)))
      #expect(PasswordHash(base64: hash.base64) == hash)
    }
  }
}
