// A client of DuckDB: runs the statements of standard input and prints their rows as CSV.
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
try {
    const statements = await connection.extractStatements(readFileSync(0, 'utf8'));
    for (let at = 0; at < statements.count; ++at) {
        const result = await (await statements.prepare(at)).stream();
        for (;;) {
            const chunk = await result.fetchChunk();
            if (!chunk || chunk.rowCount === 0) break;
            for (const row of chunk.getRows()) process.stdout.write(row.map(cell).join(',') + '\n');
        }
    }
} catch (error) {
    process.stderr.write(String(error.message ?? error) + '\n');
    process.exitCode = 1;
}
