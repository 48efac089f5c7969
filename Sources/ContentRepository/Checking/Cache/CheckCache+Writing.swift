internal import Validation

extension CheckCache {
  /// Replaces the file atomically with what is known by now. Failing to write the cache is not an error.
  ///
  /// - Parameters:
  ///   - checked: what was found out in this run, by the posts' numbers.
  ///   - traces: of posts that were only looked at in this run.
  func write(checked: [Int: CheckedPost], traces: [Int: PostTrace], _ workers: PostWorkers) throws {
    guard let file else { return }
    let known = try workers.map(Array(posts.indices)) {
      { post in content(post, checked[post], traces[post]) }
    }
    file.replace(with: key.bytes + StoredTable.bytes(known.compactMap(\.self), from: key.bytes.count))
  }

  /// What is known of a post by now.
  private func content(_ post: Int, _ checked: CheckedPost?, _ trace: PostTrace?) -> StoredContent? {
    guard let key = StoredPost.Key(posts[post]) else { return nil }
    if checked == nil, trace == nil { return content(post) }
    let trace = checked?.validated.trace ?? trace
    let dependsOnFiles = trace?.files.isEmpty == false
    return StoredContent(key: key, trace: trace, findings: dependsOnFiles ? nil : checked)
  }
}
