# What the scripts that need Node have in common; bash sources it.

# has_node reports whether there is a Node that can build the pages.
has_node() {
  command -v npm >/dev/null && node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' 2>/dev/null
}

# install_packages installs what the lock file of this folder names, where it has changed since.
install_packages() {
  if [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --no-audit --no-fund --loglevel=error
  fi
}
