// A client of ClickHouse within this process: runs the statements of standard input and prints their rows as CSV. What stands
// there again is not asked again.
// usage: clickhouse.mjs FOLDER      NODE_PATH names the folder of its packages
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const { Session } = createRequire(process.env.NODE_PATH + '/')('chdb');
const session = new Session(process.argv[2]);
const answers = new Map(); // to statements that only read
try {
    for (const text of readFileSync(0, 'utf8').split(/;[ \t]*\n/)) {
        if (/^(\s|--.*\n)*$/.test(text + '\n')) continue;
        const answer = answers.get(text) ?? session.query(text, 'CSV');
        if (text.startsWith('\n-- ')) answers.set(text, answer);
        process.stdout.write(answer);
    }
} catch (error) {
    process.stderr.write(String(error.message ?? error) + '\n');
    process.exitCode = 1;
}
