import Core
import TestSupport
import Testing

@testable import ContentRepository

/// What is told of long work while it goes on.
@Suite struct ProgressTests {
  @Test func `commits and posts that are read for the first time are counted, to the end`() throws {
    let fixture = try Fixture()
    for number in 1...5 { try fixture.commit("posts/\(number).md", Fixture.post("post-\(number)")) }
    let repository = try ContentRepository.open(fixture.repository.path)
    _ = try RepositoryCreator.createLedger(
      in: repository, person: Identity(name: "Dana", email: "dana@acme.example"), at: Timestamp(seconds: 1))
    var told: [String] = []
    repository.progress = { told.append("\($0) of \($1) \($2)") }
    _ = try QueueReader(repository: repository).queue(now: Timestamp(seconds: 2))
    #expect(told.filter { $0.hasSuffix("commits") } == (0...6).map { "\($0) of 6 commits" })
    #expect(told.filter { $0.hasSuffix("posts") } == (0...5).map { "\($0) of 5 posts" })
    told = []
    _ = try QueueReader(repository: repository).queue(now: Timestamp(seconds: 2))
    #expect(told.filter { $0.hasSuffix("commits") } == ["0 of 0 commits"])
  }
}
