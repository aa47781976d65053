import { createServer, type RequestListener } from 'node:http';

export interface Door {
  readonly port: number;
  answerWith(listener: RequestListener): void;
  close(): Promise<void>;
}

const notYet: RequestListener = (_, response) => {
  response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '1' }).end('Placeboard is starting.');
};

/** Takes a port of this machine alone before anything else starts, since the template is told its address. */
export function openPort(port: number): Promise<Door> {
  let listener = notYet;
  const server = createServer((request, response) => listener(request, response));
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    );
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : port,
        answerWith: (next) => {
          listener = next;
        },
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

class PortTaken extends Error {
  override readonly name = 'PortTaken';

  constructor(port: number) {
    super(
      `Port ${port} is taken, perhaps by another Placeboard. Stop that, or choose another: npm start -- --port ${port + 1}`,
    );
  }
}
