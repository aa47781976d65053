import { readAssembly } from '#infra/local/assembly.ts';
import { resolverOf, type Templates } from '#infra/local/gate/resolve.ts';
import { localised } from '#infra/local/template.ts';

/** The templates of a synthesised assembly as the runner gives them to the gate. */
export function templatesIn(directory: string): Templates {
  return localised(readAssembly(directory).templates, 'http://localhost');
}

/** The bucket in which files stand, by the name it has on one machine. */
export function bucketOf(directory: string): string {
  const resolver = resolverOf(templatesIn(directory));
  const found = resolver.ofType('AWS::S3::Bucket').find(({ id }) => id === 'ObjectsBucket');
  if (found === undefined) throw new Error('The template has no bucket of objects');
  return resolver.ref(found);
}
