// SPDX-License-Identifier: MIT

using System.Text.Json;
using System.Text.RegularExpressions;
using Mp3.Experiments.Running;
using Mp3.Experiments.Tests.Running;
using Mp3.Protocol;
using Mp3.StoreUser;

namespace Mp3.Experiments.Tests.Commands;

/// <summary><c>mp3 runs</c> as a person sees it.</summary>
public sealed class RunsTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly RunStore _store;

    public RunsTests() => _store = new RunStore(_scratch["store"]);

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData]
    [InlineData("list")]
    public async Task A_list_has_the_newest_last_and_totals(params string[] command)
    {
        foreach (int number in (int[])[3, 1, 2])
        {
            _store.WriteAll(number);
        }

        ProgramRun run = await RunAsync(command);

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Errors));
        Assert.Equal(
            ["n03", "n01", "n02"],
            Regex.Matches(run.Output, @"^ *[0-9a-f]{12} +multiprog +(?<run>n\d+) +[0-9.]+ KiB +\d{4}-\d\d-\d\d \d\d:\d\d +10\.2 *$", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Select(match => match.Groups["run"].Value));
        Assert.EndsWith($"s of CPU time\nstore: {_store.Root}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n3 runs, ", run.Output, StringComparison.Ordinal);
        Assert.Contains(" KiB, 31 s of CPU time\n", run.Output, StringComparison.Ordinal);
    }

    // What a shell could complete is no name of an argument.
    [Fact]
    public async Task Help_names_the_argument_and_not_the_runs_that_are_stored()
    {
        _store.WriteAll(Enumerable.Range(0, 3));

        ProgramRun run = await RunAsync("show", "--help");

        Assert.Matches("(?m)^  <NAME> +A run: ", run.Output);
        Assert.DoesNotMatch("<[0-9a-f]{12}", run.Output);
    }

    [Fact]
    public async Task A_long_list_is_cut_and_says_so()
    {
        _store.WriteAll(Enumerable.Range(0, 22));

        ProgramRun run = await RunAsync();
        ProgramRun all = await RunAsync("--limit", "all");
        ProgramRun few = await RunAsync("list", "--limit", "2");

        Assert.Equal((20, 22, 2), (Rows(run), Rows(all), Rows(few)));
        Assert.Contains("22 runs, ", run.Output, StringComparison.Ordinal);
        Assert.Contains("the newest 20 of them above", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("above", all.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_not_there_is_empty_and_is_not_made()
    {
        ProgramRun run = await RunAsync();

        Assert.Equal($"0 runs, 0 B, 0 s of CPU time\nstore: {_store.Root}\n", run.Output);
        Assert.False(Directory.Exists(_store.Root));
    }

    [Fact]
    public async Task As_json_a_list_has_the_same()
    {
        _store.WriteAll(1, 2);

        JsonElement root = await JsonAsync("--limit", "1");

        Assert.Equal((_store.Root, 2, 20.5), (root.GetProperty("store").GetString(), root.GetProperty("count").GetInt32(), root.GetProperty("cpu_seconds").GetDouble()));
        JsonElement run = Assert.Single(root.GetProperty("runs").EnumerateArray());
        Assert.Equal(($"{Stores.Name(2)}", "multiprog", "n02"), (run.GetProperty("name").GetString(), run.GetProperty("study").GetString(), run.GetProperty("run").GetString()));
        Assert.True(run.GetProperty("bytes").GetInt64() > 10_000);
    }

    [Fact]
    public async Task A_run_is_shown_with_its_inputs_in_words()
    {
        _store.WriteAll(7);

        ProgramRun run = await RunAsync("show", Stores.Name(7).Abbreviated);

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Errors));
        string[] lines = [.. run.Output.Split('\n').Select(line => Regex.Replace(line.Trim(), " {2,}", ": ", RegexOptions.None, TimeSpan.FromSeconds(1)))];
        Assert.Contains($"run: {Stores.Name(7)}", lines);
        Assert.Contains("of: multiprog n07", lines);
        Assert.Contains("took: 11.5 s, 10.2 s of CPU time", lines);
        Assert.Contains("cpu: made up", lines);
        Assert.Contains("outcome: report.json (12 bytes), records (20,000 bytes)", lines);
        Assert.Contains($"folder: {_store.FolderOf(Stores.Name(7))}", lines);
        Assert.All(MadeRun.Inputs(7).All, input => Assert.Contains($"{input.Name}: {input.Value}", lines));
    }

    [Fact]
    public async Task As_json_a_run_has_the_same()
    {
        _store.WriteAll(7);

        JsonElement root = await JsonAsync("show", $"{Stores.Name(7)}");

        Assert.Equal(MadeRun.Inputs(7).All.Select(input => (input.Name, (string?)input.Value)), root.GetProperty("inputs").EnumerateObject().Select(input => (input.Name, input.Value.GetString())));
        Assert.Equal(["report.json", "records"], root.GetProperty("outcome").EnumerateArray().Select(part => part.GetProperty("part").GetString()));
        Assert.Equal(10.25, root.GetProperty("notes").GetProperty("cpu_seconds").GetDouble());
    }

    [Fact]
    public async Task A_name_that_is_ambiguous_lists_whom_it_may_mean()
    {
        int[] two = [.. Enumerable.Range(0, 100).GroupBy(number => $"{Stores.Name(number)}"[..1]).First(group => group.Count() > 1).Take(2)];
        _store.WriteAll(two);

        ProgramRun run = await RunAsync("show", $"{Stores.Name(two[0])}"[..1]);

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.Contains("is the beginning of several runs: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.All(two, number => Assert.Contains(Stores.Name(number).Abbreviated, run.Errors, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_runs_differ_in_the_inputs_that_are_listed()
    {
        RunInputs one = NamedRuns.Beginning("1");
        RunInputs two = NamedRuns.Beginning("2");
        Assert.All((RunInputs[])[one, two], inputs => Assert.True(_store.TryWrite(inputs, MadeRun.Outcome(1), MadeRun.Told(1)).IsStored));

        ProgramRun run = await RunAsync("diff", "1", "2");
        JsonElement root = await JsonAsync("diff", "1", "2");

        string[] rows = [.. run.Output.Split('\n').Select(line => line.Trim())];
        Assert.Contains(rows, row => Regex.IsMatch(row, $"^plan: seed +{one["seed"]} +{two["seed"]}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Contains(rows, row => Regex.IsMatch(row, $"^seed +{one["seed"]} +{two["seed"]}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.DoesNotContain(rows, row => row.Contains("memory", StringComparison.Ordinal));
        Assert.Equal(["plan: seed", "seed"], root.GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("input").GetString()));
        Assert.Equal("both are one run\n", (await RunAsync("diff", "1", "1")).Output);
    }

    [Fact]
    public async Task Collection_says_what_went_and_what_is_left()
    {
        _store.WriteAll(1, 2);
        Directory.SetLastWriteTimeUtc(_store.FolderOf(Stores.Name(1)), DateTime.UtcNow.AddDays(-31));

        ProgramRun dry = await RunAsync("gc", "--older-than", "30d", "--dry-run");
        ProgramRun wet = await RunAsync("gc", "--older-than", "30d");
        JsonElement none = await JsonAsync("gc", "--older-than", "30d");

        Assert.StartsWith($"{Stores.Name(1).Abbreviated}  ", dry.Output, StringComparison.Ordinal);
        Assert.Contains("\nwould remove 1 run, ", dry.Output, StringComparison.Ordinal);
        Assert.Contains("\nwould leave 1 run, ", dry.Output, StringComparison.Ordinal);
        Assert.Contains("\nremoved 1 run, ", wet.Output, StringComparison.Ordinal);
        Assert.Equal([Stores.Name(2)], _store.Matching(""));
        Assert.Equal((0, 1), (none.GetProperty("removed").GetArrayLength(), none.GetProperty("kept_count").GetInt32()));
    }

    [Fact]
    public async Task A_check_names_what_is_damaged_and_fails()
    {
        _store.WriteAll(1, 2, 3);
        string file = Path.Combine(_store.FolderOf(Stores.Name(2)), "outcome.zip");
        File.WriteAllText(file, "");

        ProgramRun some = await RunAsync("check", Stores.Name(1).Abbreviated, Stores.Name(3).Abbreviated);
        ProgramRun all = await RunAsync("check");
        ProgramRun again = await RunAsync("check");

        Assert.Equal((ExitCode.Success, $"2 runs verified, 0 damaged\nstore: {_store.Root}\n"), (some.ExitCode, some.Output));
        Assert.Equal(ExitCode.Failed, all.ExitCode);
        Assert.StartsWith($"damaged: {file}: its SHA-256 is ", all.Output, StringComparison.Ordinal);
        Assert.Contains($"; it was put aside as {_scratch["store/v1/damaged"]}/{Stores.Name(2)}-1\n2 runs verified, 1 damaged\n", all.Output, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Success, some.Output), (again.ExitCode, again.Output));
    }

    [Fact]
    public async Task As_json_a_check_has_the_same()
    {
        _store.WriteAll(1);
        File.WriteAllText(Path.Combine(_store.FolderOf(Stores.Name(1)), "inputs.json"), "");

        ProgramRun run = await RunAsync("check", "--json");

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal($"{Stores.Name(1)}", Assert.Single(document.RootElement.GetProperty("damaged").EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_damaged_run_is_not_shown()
    {
        _store.WriteAll(1);
        File.WriteAllText(Path.Combine(_store.FolderOf(Stores.Name(1)), "inputs.json"), "");

        ProgramRun run = await RunAsync("show", Stores.Name(1).Abbreviated);

        Assert.Equal((ExitCode.Failed, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"mp3: run {Stores.Name(1).Abbreviated} is damaged: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_option_goes_before_the_variable()
    {
        _store.WriteAll(1);

        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["runs", "--store", "store"], ("MP3_STORE", "/nowhere"));

        Assert.StartsWith("1 run, ", run.Output.Split('\n')[^3], StringComparison.Ordinal);
    }

    private static int Rows(ProgramRun run) => run.Output.Split('\n').Count(line => line.Contains("multiprog", StringComparison.Ordinal));

    private Task<ProgramRun> RunAsync(params IEnumerable<string> arguments) =>
        Mp3Program.RunAsync(_scratch.Path, ["runs", .. arguments], ("MP3_STORE", _store.Root));

    private async Task<JsonElement> JsonAsync(params IEnumerable<string> arguments)
    {
        ProgramRun run = await RunAsync([.. arguments, "--json"]);
        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Errors));
        using var document = JsonDocument.Parse(run.Output);
        return document.RootElement.Clone();
    }
}
