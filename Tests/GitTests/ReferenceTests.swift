import Core
import Foundation
import Git
import TestSupport
import Testing

@Suite struct ReferenceTests {
  private let name = "refs/heads/stet/ledger"

  @Test func referencesAreReadAndListed() throws {
    let test = try TestRepository()
    let repository = try test.open()
    #expect(try repository.currentBranch() == "refs/heads/main")
    #expect(try repository.reference("HEAD") == nil)
    let id = try test.commit("root")
    try test.git("update-ref", "refs/heads/a", id.hex)
    try test.git("update-ref", "refs/heads/Z", id.hex)
    try test.git("pack-refs", "--all")
    try test.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk")
    #expect(try repository.reference("HEAD") == id)
    #expect(try repository.reference("refs/heads/absent") == nil)
    #expect(
      try repository.references(prefix: "refs/heads/").map(\.name) == [
        "refs/heads/Z", "refs/heads/a", "refs/heads/main",
      ])
    #expect(try repository.references(prefix: "refs/remotes/").isEmpty)
    #expect(try repository.remoteDefaultBranch("origin") == "refs/remotes/origin/trunk")
    #expect(try repository.remoteDefaultBranch("other") == nil)
    #expect(try repository.symbolicTarget("refs/heads/a") == nil)
    #expect(code(try repository.reference("not a name")) == .invalid)
    #expect(code(try repository.reference("refs/heads/main\0x")) == .invalid)
    try test.git("checkout", "--quiet", "--detach")
    #expect(try repository.currentBranch() == nil)
  }

  @Test func updatesCompareAndSwap() throws {
    let test = try TestRepository()
    let (first, second) = (try test.commit("1"), try test.commit("2"))
    let repository = try test.open()
    func update(_ id: ObjectID, _ expecting: ObjectID?) -> GitError? {
      do throws(GitError) {
        try repository.updateReference(name, to: id, expecting: expecting, message: "test", identity: try signature())
        return nil
      } catch { return error }
    }
    #expect(update(first, second)?.isRace == true)
    #expect(update(first, nil) == nil)
    #expect(update(second, nil)?.isRace == true)
    #expect(update(second, second)?.isRace == true)
    #expect(update(second, first) == nil)
    #expect(try test.id(name) == second)
    #expect(try test.git("log", "-g", "-1", "--format=%gn <%ge> %gs", name) == "Ana <ana@acme.example> test\n")
    #expect(code(try repository.deleteReference(name, expecting: first)) == .modified)
    try repository.deleteReference(name, expecting: second)
    #expect(try repository.reference(name) == nil)
    #expect(code(try repository.deleteReference(name, expecting: second)) == .notFound)
    #expect(update(first, second)?.isRace == true)
  }

  @Test func onlyReferencesAreChanged() throws {
    let test = try TestRepository()
    let id = try test.commit("1")
    let repository = try test.open()
    for name in ["HEAD", "main", "refs/heads/a b", "refs/heads/../x", "refs/heads/x\0y", ""] {
      #expect(
        code(try repository.updateReference(name, to: id, expecting: nil, message: "", identity: try signature()))
          == .invalid, "\(name)")
    }
    try Data().write(to: URL(filePath: test.path + "/.git/refs/heads/held.lock"))
    #expect(
      code(
        try repository.updateReference(
          "refs/heads/held", to: id, expecting: nil, message: "", identity: try signature())) == .locked)
  }

  /// Twenty handles try to create the same branch, and then to move it: each time exactly one succeeds.
  @Test func ofTwentyOneWins() async throws {
    let test = try TestRepository()
    let root = try test.commit("root")
    let path = test.path
    for round in 0..<20 {
      let name = "refs/heads/race-\(round)"
      for expecting in [nil, root] {
        let outcomes = await withTaskGroup(of: Result<ObjectID, any Error>.self) { group in
          for number in 0..<20 {
            group.addTask {
              Result { try contend(path, name, root, expecting: expecting, number: expecting == nil ? 0 : number) }
            }
          }
          return await group.reduce(into: []) { $0.append($1) }
        }
        let winners = outcomes.compactMap { try? $0.get() }
        #expect(winners.count == 1)
        #expect(try test.open().reference(name) == winners.first)
        for case .failure(let error) in outcomes { #expect((error as? GitError)?.isRace == true, "\(error)") }
      }
    }
    try test.fsck()
  }
}

/// Lets `name` point to `root`, or to a child of it that only this contender makes.
private func contend(
  _ path: String, _ name: String, _ root: ObjectID, expecting: ObjectID?, number: Int
) throws -> ObjectID {
  let repository = try Repository.open(path)
  let id =
    expecting == nil
    ? root
    : try repository.createCommit(
      tree: try repository.commit(root).tree, parents: [root], author: try signature(), committer: try signature(),
      message: "\(number)\n")
  try repository.updateReference(name, to: id, expecting: expecting, message: "race", identity: try signature())
  return id
}
