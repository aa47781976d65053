/** Something that whoever typed a command is told, and no fault of ours. */
export class Refused extends Error {
  override name = 'Refused';
}
