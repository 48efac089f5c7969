internal import CLibgit2

extension Repository {
  /// The value of the configuration key `name`, as git would see it now at any level; nothing where it is not set.
  package func configuration(_ name: String) throws(GitError) -> String? {
    let operation = "read the configuration \(name)"
    try checkNoNUL(name, operation)
    let snapshot = try Handle(operation, owner: self, free: git_config_free) {
      git_repository_config_snapshot(&$0, pointer)
    }
    return try snapshot.use { (configuration) throws(GitError) in
      var value: UnsafePointer<CChar>?
      let result = git_config_get_string(&value, configuration, name)
      guard result != GIT_ENOTFOUND.rawValue else { return nil }
      try check(result, operation)
      return value.map { String(cString: $0) }
    }
  }

  /// Sets the configuration key `name` in this repository alone.
  package func setConfiguration(_ name: String, _ value: String) throws(GitError) {
    let operation = "set the configuration \(name)"
    try checkNoNUL(name + value, operation)
    let all = try Handle(operation, owner: self, free: git_config_free) { git_repository_config(&$0, pointer) }
    try all.use { (configuration) throws(GitError) in
      let local = try Handle(operation, owner: self, free: git_config_free) {
        git_config_open_level(&$0, configuration, GIT_CONFIG_LEVEL_LOCAL)
      }
      try local.use { (level) throws(GitError) in try check(git_config_set_string(level, name, value), operation) }
    }
  }
}
