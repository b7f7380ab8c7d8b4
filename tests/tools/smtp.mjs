// A real SMTP server for the tests: prints its port, then one line of JSON per event.
// The name before the @ of the recipient says how it behaves: refuse (550), busy (451 the first time), drop (takes the mail, then hangs up before it answers).
import { SMTPServer } from 'smtp-server';

const seen = new Map();
const say = (event) => process.stdout.write(JSON.stringify(event) + '\n');
const fail = (code, text) => Object.assign(new Error(text), { responseCode: code });

const server = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  authOptional: true,
  allowInsecureAuth: true,
  onAuth: (auth, session, done) => (auth.username === 'site' && auth.password === 'secret' ? done(null, { user: 'site' }) : done(fail(535, 'Wrong password'))),
  onRcptTo(address, session, done) {
    const behaviour = address.address.split('@')[0];
    const times = (seen.get(address.address) ?? 0) + 1;
    seen.set(address.address, times);
    if (behaviour === 'refuse') return done(fail(550, 'No such mailbox'));
    if (behaviour === 'busy' && times === 1) return done(fail(451, 'Come back later'));
    return done();
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map((r) => r.address);
      say({ event: 'mail', to, user: session.user ?? null, raw: Buffer.concat(parts).toString('utf8') });
      if (to.some((address) => address.startsWith('drop@'))) return session.hangUp();
      return done();
    });
  },
  onConnect(session, done) {
    session.hangUp = () => server.connections.forEach((connection) => connection.session === session && connection._socket.destroy());
    done();
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => say({ event: 'listening', port: server.server.address().port }));
