import Foundation
import TestSupport
import Testing

/// The example of the documentation as a repository: posts on three branches, approvals by two people, something
/// published, something held.
struct Example {
  let workshop: Workshop
  var repository: TestRepository { workshop.repository }

  static let ana = Person(name: "Ana Weber", email: "ana@hofwerk.example")
  static let cem = Person(name: "Cem Yıldız", email: "cem@hofwerk.example")
  static let dana = Person(name: "Dana Petersen", email: "dana@hofwerk.example")
  static let emil = Person(name: "Emil Voss", email: "werkstatt@hofwerk.example")

  /// A moment at which entries are in many different states.
  static let now = "2026-11-26T12:00:00Z"

  init() throws {
    let repository = try TestRepository()
    workshop = Workshop(in: repository)
    for folder in try FileManager.default.contentsOfDirectory(atPath: Workshop.root + "/content-example") {
      try FileManager.default.copyItem(
        atPath: "\(Workshop.root)/content-example/\(folder)", toPath: "\(repository.path)/\(folder)")
    }
    try repository.commit("stet: begin", as: Self.emil)
    try repository.git("branch", "queue/karriere")
    try repository.git("branch", "queue/service")
    try workshop.expectSuccess(["init", "--ledger"], as: Self.emil)
    try decide()
  }

  private func decide() throws {
    try workshop.expectSuccess(["approve", "--all", "--yes", "-m", "Prüfung"], as: Self.ana)
    try workshop.expectSuccess(["approve", "--all", "--yes"], as: Self.cem)
    try workshop.expectSuccess(["hold", "--channel", "telegram", "-m", "Störung"], as: Self.emil)
    try workshop.expectSuccess(
      ["record", "published", "2026-11-adventsmarkt", "--channel", "facebook", "--url", "https://example.org/1"],
      as: Self.dana, now: "2026-11-26T08:05:00Z")
    try workshop.expectSuccess(
      ["request-changes", "2026-12-nikolaus", "-m", "Bild?"], as: Self.dana)
  }
}
