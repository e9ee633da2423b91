// A client of ClickHouse within this process: runs the statements of standard input and prints their rows as CSV.
// usage: clickhouse.mjs FOLDER      NODE_PATH names the folder of its packages
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const { Session } = createRequire(process.env.NODE_PATH + '/')('chdb');
const session = new Session(process.argv[2]);
try {
    for (const statement of readFileSync(0, 'utf8').split(/;[ \t]*\n/)) {
        if (/^(\s|--.*\n)*$/.test(statement + '\n')) continue;
        process.stdout.write(session.query(statement, 'CSV'));
    }
} catch (error) {
    process.stderr.write(String(error.message ?? error) + '\n');
    process.exitCode = 1;
}
