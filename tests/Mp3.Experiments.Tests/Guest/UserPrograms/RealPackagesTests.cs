// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Tests.Guest.UserPrograms;

/// <summary>Programs of Debian's packages.</summary>
[Trait("Category", "Guest")]
public sealed class RealPackagesTests : IDisposable
{
    private readonly RealPrograms _programs = new();

    public void Dispose() => _programs.Dispose();

    [Fact]
    public async Task Sqlite_builds_an_index_larger_than_its_limit()
    {
        File.WriteAllText(_programs["index.sql"], """
            PRAGMA journal_mode = OFF;
            CREATE TABLE t (a INTEGER, b TEXT);
            WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 20000)
            INSERT INTO t SELECT i * 7919 % 20011, printf('%0400d', i) FROM c;
            CREATE INDEX ta ON t (b);
            SELECT count(*), min(a) FROM t;
            PRAGMA integrity_check;

            """);

        ProcessResult result = await _programs.RunAsync(
            ["sqlite3"], "--memory", "192", "--limit", "6M", "--stdin", _programs["index.sql"], "--", "sqlite3", "t.db");

        Assert.Equal("exited 0", Assert.Single(result.Runs).Outcome);
        Assert.Equal("off\n20000|1\nok\n", _programs.Text("stdout.txt"));
        Assert.True(result.Manifest.Runs[0].Report.Programs!.Group.Events["max"] > 0);
    }

    [Fact]
    public async Task A_Python_script_runs_by_its_first_line()
    {
        File.WriteAllText(_programs["count.py"], """
            #!/usr/bin/env python3
            import sys
            d = {i * 7919 % 30011: str(i) for i in range(30000)}
            print(len(d), sum(len(d[k]) for k in sorted(d)))
            sys.exit(5)

            """);
        File.SetUnixFileMode(_programs["count.py"], UnixFileMode.UserRead | UnixFileMode.UserExecute);

        ProcessResult result = await _programs.RunAsync(
            ["python3-minimal", "coreutils"], "--memory", "192", "--file", $"{_programs["count.py"]}:/work/count.py", "--", "./count.py");

        Assert.Equal("exited 5", Assert.Single(result.Runs).Outcome);
        Assert.Equal("30000 138890\n", _programs.Text("stdout.txt"));
    }

    [Fact]
    public async Task Redis_answers_its_benchmark_over_the_loopback()
    {
        ProcessResult result = await _programs.RunAsync(
            ["redis-server", "redis-tools", "dash"], "--memory", "192", "--timeout", "60s", "--until", "first", "--",
            "sh", "-c", "until redis-cli ping; do :; done 2>&-; redis-benchmark --csv -n 400 -c 5 -r 1000 -d 512 -t set,get; redis-cli dbsize", "--and", "--",
            "redis-server", "--save", "", "--appendonly", "no");

        Assert.Equal([("sh", "exited 0"), ("redis-server", "ended when another program had ended")], result.Runs.Select(row => (row.Label, row.Outcome)));
        string[] printed = _programs.Text("stdout-sh.txt").Split('\n');
        Assert.Contains("PONG", printed);
        Assert.Contains(printed, line => line.StartsWith("\"GET\",", StringComparison.Ordinal));
        Assert.Contains(printed, line => int.TryParse(line, out int keys) && keys is > 100 and <= 400);
    }

    [Fact]
    public async Task Gcc_compiles_links_and_what_it_made_runs()
    {
        File.WriteAllText(_programs["hello.c"], """
            #include <stdio.h>
            int main(void) { return puts("hello") < 0; }

            """);

        ProcessResult result = await _programs.RunAsync(
            ["dash", "gcc", "libc6-dev"], "--memory", "192", "--file", $"{_programs["hello.c"]}:/work/hello.c", "--", "sh", "-c", "gcc -O1 -o hello hello.c && ./hello");

        Assert.Equal("exited 0", Assert.Single(result.Runs).Outcome);
        Assert.Equal("hello\n", _programs.Text("stdout.txt"));
        string[] commands = [.. result.Tree.Select(process => process.Command)];
        Assert.All((string[])["cc1", "collect2", "hello"], command => Assert.Contains(command, commands));
    }

    [Fact]
    public async Task A_pipeline_of_the_shell_sorts_and_counts()
    {
        ProcessResult result = await _programs.RunAsync(
            ["dash", "coreutils"], "--memory", "192", "--", "sh", "-c", "seq 20000 | tr 0-4 5-9 | sort | uniq -c | sort -rn | head -n 1");

        Assert.Equal("exited 0", Assert.Single(result.Runs).Outcome);
        string[] expected = Enumerable.Range(1, 20_000)
            .Select(i => string.Concat($"{i}".Select(digit => digit < '5' ? (char)(digit + 5) : digit)))
            .GroupBy(text => text, StringComparer.Ordinal)
            .Select(group => $"{group.Count(),7} {group.Key}")
            .ToArray();
        Assert.Contains(_programs.Text("stdout.txt").TrimEnd('\n'), expected);
        Assert.True(result.Tree.Count >= 7, $"{result.Tree.Count} processes");
    }
}
