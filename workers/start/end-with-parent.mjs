// Preloaded into every part: when the supervisor is gone, however it went, the channel closes and the part ends itself.
if (process.channel) {
  process.on("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.kill(process.pid, "SIGKILL"), 8_000).unref();
  });
  process.channel.unref();
}
