// A client of DuckDB: runs the statements of standard input and prints their rows as CSV. What stands there again is not asked again.
// usage: duckdb.mjs [DATABASE]      NODE_PATH names the folder of its packages
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const { DuckDBInstance } = createRequire(process.env.NODE_PATH + '/')('@duckdb/node-api');
const instance = await DuckDBInstance.create(process.argv[2] ?? ':memory:');
const connection = await instance.connect();
const cell = (value) => {
    const text = value === null ? '' : String(value);
    return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
};
const answers = new Map(); // to statements that only read
const few = 100000;
try {
    for (const text of readFileSync(0, 'utf8').split(/(?<=;)[ \t]*\n/)) {
        if (/^(\s|--.*\n)*$/.test(text + '\n')) continue;
        if (answers.has(text)) {
            process.stdout.write(answers.get(text));
            continue;
        }
        const statements = await connection.extractStatements(text);
        for (let at = 0; at < statements.count; ++at) {
            const result = await (await statements.prepare(at)).stream();
            let answer = '';
            for (;;) {
                const chunk = await result.fetchChunk();
                if (!chunk || chunk.rowCount === 0) break;
                const rows = chunk.getRows().map((row) => row.map(cell).join(',') + '\n').join('');
                process.stdout.write(rows);
                if (answer.length < few) answer += rows;
            }
            if (text.startsWith('\n-- ') && answer.length < few) answers.set(text, answer);
        }
    }
} catch (error) {
    process.stderr.write(String(error.message ?? error) + '\n');
    process.exitCode = 1;
}
