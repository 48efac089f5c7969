/// Addresses that forges give to pictures pasted into their editors: they lie outside the repository, often need a
/// login, and can vanish.
package enum ForgeAttachment {
  /// Whether `url` is such an address.
  package static func matches(_ url: String) -> Bool {
    let bytes = Array(url.utf8)
    return prefixes.contains { bytes.starts(with: $0) } || isUpload(bytes)
      || (bytes.starts(with: codeberg) && contains(bytes, "/attachments/"))
      || bytes.starts(with: "/attachments/".utf8)
  }

  private static let prefixes = [
    "https://github.com/user-attachments/", "https://user-images.githubusercontent.com/",
    "https://private-user-images.githubusercontent.com/", "https://codeberg.org/attachments/",
  ].map { Array($0.utf8) }

  private static let codeberg = Array("https://codeberg.org/".utf8)

  /// GitLab's `/uploads/<32 hexadecimal digits>/name.png`.
  private static func isUpload(_ bytes: [UInt8]) -> Bool {
    let steps = bytes.split(separator: UInt8(ascii: "/"))
    guard let index = steps.firstIndex(where: { $0.elementsEqual("uploads".utf8) }), index + 1 < steps.count else {
      return false
    }
    return steps[index + 1].count == 32 && steps[index + 1].allSatisfy { isDigit($0) || (0x61...0x66).contains($0) }
  }

  private static func contains(_ bytes: [UInt8], _ part: String) -> Bool {
    let part = Array(part.utf8)
    guard bytes.count >= part.count else { return false }
    return (0...bytes.count - part.count).contains { bytes[$0...].starts(with: part) }
  }
}
