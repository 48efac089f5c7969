#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What a walk through the history needs to know of a commit.
struct CommitLinks {
  let parents: [ObjectID]
  /// When it was committed, by the committer's clock.
  let time: Int64
}

extension Repository {
  /// The links of the commit `id`, without parents where it is in `cutOff`. Remembered: walks meet commits often.
  func links(of id: ObjectID, cutOff: Set<ObjectID>) throws(GitError) -> CommitLinks {
    let links: CommitLinks
    if let known = knownLinks[id] {
      links = known
    } else {
      let raw = try rawCommit(id)
      links = CommitLinks(parents: raw.parents, time: Signature.time(raw.committer).seconds)
      knownLinks[id] = links
    }
    return cutOff.contains(id) ? CommitLinks(parents: [], time: links.time) : links
  }

  /// The commits whose parents a shallow clone did not fetch. Read each time, since a fetch may deepen the history.
  ///
  /// libgit2 before 1.7 ignores the file and fails at the first missing parent; hence our own walks.
  func shallowBoundary() throws(GitError) -> Set<ObjectID> {
    guard isShallow else { return [] }
    let path = commonDirectory + "shallow"
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw GitError(.io, operation: "read \(path)", message: "the file cannot be read")
    }
    return Set(bytes.split(separator: UInt8(ascii: "\n")).compactMap { ObjectID(hexDigits: $0) })
  }
}
