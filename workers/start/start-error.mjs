/** A fault that a person can act on: `message` says what is wrong, `fix` is the next thing to do. */
export class StartError extends Error {
  constructor(message, fix, options) {
    super(message, options);
    this.name = "StartError";
    this.fix = fix;
  }
}
