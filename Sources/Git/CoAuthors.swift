/// The co-authors that the last paragraph of a commit's message names, in their order, each once.
///
/// Stricter than git's own trailers, whose rules differ between git and libgit2: a line is `Co-authored-by: Name
/// <address>`, the key in any case, and nothing after it. The subject is never one.
func coAuthorTrailers(of message: String) -> [Identity] {
  let lines = message.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    .map { trimmingSpaces($0) }
  guard let last = lines.lastIndex(where: { !$0.isEmpty }) else { return [] }
  let start = lines[...last].lastIndex(where: \.isEmpty).map { $0 + 1 } ?? 1
  guard start <= last else { return [] }
  var found: [Identity] = []
  for identity in lines[start...last].compactMap(coAuthor) where !found.contains(identity) {
    found.append(identity)
  }
  return found
}

/// The person whom a line without spaces at its ends names.
private func coAuthor(_ line: Substring.UTF8View) -> Identity? {
  let key = "co-authored-by:"
  guard line.prefix(key.utf8.count).map(lowercased).elementsEqual(key.utf8) else { return nil }
  let value = line.dropFirst(key.utf8.count)
  guard value.last == UInt8(ascii: ">"), let opening = value.firstIndex(of: UInt8(ascii: "<")) else { return nil }
  let (name, email) = (trimmingSpaces(value[..<opening]), value[opening...].dropFirst().dropLast())
  let brackets = [UInt8(ascii: "<"), UInt8(ascii: ">")]
  guard !name.isEmpty, !email.isEmpty, !name.contains(where: brackets.contains), !email.contains(UInt8(ascii: " ")),
    !email.contains(where: brackets.contains), !Substring(value).unicodeScalars.contains(where: isControl)
  else { return nil }
  return Identity(name: String(Substring(name)), email: String(Substring(email)))
}
