// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Experiments.Tests.Import;
using Mp3.Experiments.Tests.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Commands;

/// <summary>
/// Every example of every help is pasted into a shell, in the order in which it stands there. What needs a guest gets
/// none: it must come as far as to look for QEMU, and its result is put where it would be. All else is done.
/// </summary>
public sealed class ExamplesTests : IDisposable
{
    private const string Missing = "qemu-system-x86_64 is missing";
    private static readonly string[] Studies = ["casestudy1", "multiprog", "casestudy2", "casestudy3", "run", "curve", "sweep", "reproduce"];
    private readonly ScratchFolder _scratch = new();

    public ExamplesTests()
    {
        Directory.CreateDirectory(_scratch["bin"]);
        File.CreateSymbolicLink(_scratch["bin/mp3"], FixtureFolder.Script);
        File.WriteAllText(_scratch["bin/script.sh"], $"exec '{Mp3Program.Path}' \"$@\"\n");
        foreach (string tool in (string[])["bash", "cut", "install", "xargs"])
        {
            File.CreateSymbolicLink(_scratch["bin/" + tool], Mp3.Experiments.Guest.Programs.Find(tool)!);
        }
    }

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("casestudy1")]
    [InlineData("multiprog")]
    [InlineData("casestudy3")]
    [InlineData("run")]
    [InlineData("curve")]
    [InlineData("plot")]
    [InlineData("faults")]
    [InlineData("open")]
    [InlineData("sweep")]
    [InlineData("compute")]
    [InlineData("compare")]
    [InlineData("reproduce")]
    [InlineData("runs")]
    [InlineData("runs list")]
    [InlineData("runs show")]
    [InlineData("runs diff")]
    [InlineData("runs gc")]
    [InlineData("runs check")]
    [InlineData("doctor")]
    [InlineData("completions")]
    public async Task It_works_when_pasted(string command)
    {
        // What others made before, and what a person has who draws a recording.
        Publish("results/casestudy1", "casestudy1");
        Publish("results/multiprog", "multiprog");
        Publish("results/reference/casestudy1", "casestudy1");
        Publish("results/reference/multiprog", "multiprog");
        Publish("results/reference/casestudy3", "casestudy3");
        File.WriteAllLines(_scratch["profile1.data"], HandMade.Handout);
        File.WriteAllLines(_scratch["profile2.data"], HandMade.Handout);
        File.Copy(Path.Combine(FixtureFolder.Repository, "results", "examples", "sweep", "memory.toml"), _scratch["ram.toml"]);
        _ = NamedRuns.Store(_scratch["store"]);
        _ = SyntheticFaults.Publish(_scratch["results/faults"], frames: 20_000, ("pair-a", [new Workload(1024, AccessPattern.Random, 50_000, 1, 1)]));
        ProgramRun help = await Mp3Program.RunAsync(_scratch.Path, [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        string[] examples = HelpTests.Examples(help);
        Assert.NotEmpty(examples);
        foreach (string example in examples)
        {
            string[] words = example.Split(' ');
            (int exitCode, string errors) = await PasteAsync(example);
            if (Studies.Contains(words[1], StringComparer.Ordinal) && !words.Contains("--schema"))
            {
                Assert.True(exitCode == ExitCode.Unavailable && errors.Contains(Missing, StringComparison.Ordinal), $"{example}: {errors}");
                if (words[1] is "run" or "curve" or "sweep")
                {
                    continue;
                }

                int place = Array.IndexOf(words, "--out");
                string study = words[1] is "reproduce" ? "casestudy1" : words[1];
                Publish(place >= 0 ? words[place + 1] : $"results/{study}", study, example.Contains("--repeat", StringComparison.Ordinal));
            }
            else
            {
                // The doctor's verdict is that there is no QEMU here.
                Assert.True(exitCode == (words[1] == "doctor" ? ExitCode.Unavailable : ExitCode.Success), $"{example}: {errors}");
            }
        }
    }

    private void Publish(string folder, string study, bool isRepeated = false)
    {
        if (Directory.Exists(_scratch[folder]))
        {
            Directory.Delete(_scratch[folder], recursive: true);
        }

        if (isRepeated)
        {
            ProcessResult one = OfToday(ProcessResult.Load(Reference(study)));
            _ = SyntheticRepetitions.Publish(_scratch[folder], [.. Enumerable.Range(1, 2).Select(seed => one with
            {
                Manifest = one.Manifest with { Settings = one.Manifest.Settings with { Seed = (ulong)seed } },
            })]);
            return;
        }

        Directory.CreateDirectory(_scratch[folder]);
        foreach (string file in Directory.EnumerateFiles(Reference(study)).Where(file => !file.EndsWith(".png", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(_scratch[folder], Path.GetFileName(file)));
        }
    }

    // What an older version made says nothing of memory.
    private static ProcessResult OfToday(ProcessResult result) => result with
    {
        Manifest = result.Manifest with { Schema = Manifest.CurrentSchema },
        Samples = [.. result.Samples.Select(row => row with { Memory = row.Memory ?? Row.Memory(0, 0) })],
    };

    private static string Reference(string study) => Path.Combine(FixtureFolder.Repository, "results", "reference", study);

    private async Task<(int ExitCode, string Errors)> PasteAsync(string example)
    {
        var start = new ProcessStartInfo("/bin/bash", ["--norc", "-c", $"set -o pipefail; {example}"])
        {
            WorkingDirectory = _scratch.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach ((string name, string value) in (IEnumerable<(string, string)>)
            [("PATH", _scratch["bin"]), ("HOME", _scratch["home"]), ("BROWSER", "/bin/true"), ("MP3_CACHE", _scratch["cache"]), ("MP3_STORE", _scratch["store"])])
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Wait.ForExitAsync(process, "the example");
        _ = await output;
        return (process.ExitCode, await errors);
    }
}
