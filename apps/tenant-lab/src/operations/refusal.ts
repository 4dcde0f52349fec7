/** The lab's own refusal (not one that it plays). `status` is the HTTP status the control API answers. */
export class LabRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "LabRefusal";
    this.status = status;
  }
}
