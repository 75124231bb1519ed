// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Experiments.Commands;
using Mp3.Experiments.Running;
using Mp3.Experiments.Tests.Running;
using Mp3.Experiments.Tests.Scripts;

namespace Mp3.Experiments.Tests.Commands;

/// <summary>Real shells load the scripts and complete lines with them.</summary>
public sealed class CompletionsTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public CompletionsTests()
    {
        File.WriteAllText(_scratch["data.csv"], "");
        new RunStore(_scratch["store"]).WriteAll(1);
    }

    public void Dispose() => _scratch.Dispose();

    public static TheoryData<string, string[]> Lines => new()
    {
        { "mp3 casestudy1 --sw", ["--swap", "--swap-size"] },
        { "mp3 casestudy1 --swap z", ["zram"] },
        { "mp3 casestudy1 --swap ", ["hdd", "none", "nvme", "ssd", "zram"] },
        { "mp3 casestudy1 --clock ", ["real", "virtual"] },
        { "mp3 casestudy3 --delay c", ["cpu"] },
        { "mp3 mul", ["multiprog"] },
        { "mp3 ", ["casestudy1", "casestudy2", "casestudy3", "compare", "completions", "compute", "curve", "doctor", "faults", "handoff", "multiprog", "open", "plot", "reproduce", "run", "runs", "sweep", "verify"] },
        { "mp3 runs sh", ["show"] },
        { "mp3 runs list --limit a", ["all"] },
        { $"mp3 runs show {Stores.Name(1).Abbreviated[..4]}", [Stores.Name(1).Abbreviated] },
        { "mp3 completions ", ["bash", "fish", "zsh"] },
        { "/somewhere/else/mp3 docto", ["doctor"] },
    };

    /// <summary>As bash calls it: words, the line, and where the cursor is.</summary>
    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Bash_completes(string line, string[] words) => Assert.Equal(words, await CompleteInBashAsync(line, line.Split(' ')));

    [Fact]
    public async Task Bash_completes_a_value_after_an_equals_sign() =>
        Assert.Equal(["zram"], await CompleteInBashAsync("mp3 casestudy1 --swap=z", ["mp3", "casestudy1", "--swap", "=", "z"]));

    [Fact]
    public async Task Bash_is_left_to_complete_files_where_no_word_fits() => Assert.Empty(await CompleteInBashAsync("mp3 plot da", ["mp3", "plot", "da"]));

    /// <summary>compadd, which only works while a person types, is stood in for.</summary>
    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Zsh_completes(string line, string[] words)
    {
        string[] before = line.Split(' ');

        Assert.Equal(words, await RunAsync("zsh", "-f", "-c", $$"""
            compdef() { : }
            compadd() { print -rl -- ${(P)2} }
            source {{await ScriptAsync("zsh")}}
            words=({{string.Join(' ', before.Select(word => $"'{word}'"))}})
            CURRENT={{before.Length}}
            PREFIX=$words[CURRENT]
            _mp3 | grep -e "^$PREFIX"
            """));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Fish_completes(string line, string[] words) =>
        Assert.Equal(words, await RunAsync("fish", "--no-config", "-c", $"source {await ScriptAsync("fish")}; complete -C '{line}'"));

    [Fact]
    public void A_path_that_a_shell_would_split_is_quoted() =>
        Assert.Contains(@" '/my '\''own'\''/mp3' ", CompletionsCommand.Script("fish", "/my 'own'/mp3"), StringComparison.Ordinal);

    [Fact]
    public void A_program_that_another_one_hosts_is_looked_for_on_the_path() =>
        Assert.Contains("'mp3' \"[suggest:", CompletionsCommand.Script("bash", "/usr/bin/dotnet"), StringComparison.Ordinal);

    private async Task<string[]> CompleteInBashAsync(string line, string[] words) => await RunAsync("bash", "--norc", "-c", $$"""
        source {{await ScriptAsync("bash")}}
        [ "$(complete -p mp3)" = 'complete -o default -F _mp3 mp3' ] || exit
        COMP_WORDS=({{string.Join(' ', words.Select(word => $"'{word}'"))}})
        COMP_CWORD={{words.Length - 1}} COMP_LINE='{{line}}' COMP_POINT={{line.Length}}
        _mp3
        [ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\n' "${COMPREPLY[@]}"
        """);

    private async Task<string> ScriptAsync(string shell)
    {
        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["completions", shell]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        string path = _scratch["script." + shell];
        await File.WriteAllTextAsync(path, run.Output, TestContext.Current.CancellationToken);
        return path;
    }

    private async Task<string[]> RunAsync(string shell, params string[] arguments)
    {
        var start = new ProcessStartInfo(TestPrograms.Find(shell), arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = _scratch.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MP3_STORE"] = _scratch["store"];
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Wait.ForExitAsync(process, shell);
        Assert.Equal("", await errors);
        return [.. (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
    }
}
