// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Commands;

/// <summary>A small study, made by the program and reproduced by it.</summary>
[Trait("Category", "Guest")]
public sealed class ReproduceTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_result_is_identical_until_it_is_another_one()
    {
        ProgramRun first = await RunAsync(
            ["multiprog", "--n", "2", "--size", "8", "--memory", "112", "--sysctl", "vm.swappiness=80", "--out", "result", "--json", .. TestKernel.Arguments]);
        Assert.Equal(ExitCode.Success, first.ExitCode);
        using (var study = JsonDocument.Parse(first.Output))
        {
            Assert.Equal(_scratch["result"], Text(study.RootElement.GetProperty("place"), "folder"));
            Assert.Equal("n02", Text(study.RootElement.GetProperty("runs")[0], "run"));
        }


        ProgramRun same = await RunAsync(["reproduce", "result/manifest.json"]);

        Assert.Equal((ExitCode.Success, "identical\n"), (same.ExitCode, same.Output));

        // An original of which one number is another, and an input with it.
        long faults = Forge();
        ProgramRun other = await RunAsync(["reproduce", "result", "--json", "--out", "again"]);

        Assert.Equal(ExitCode.Failed, other.ExitCode);
        using var document = JsonDocument.Parse(other.Output);
        JsonElement difference = document.RootElement.GetProperty("differences")[0];
        Assert.Equal(
            ("runs.csv", 3, "minor_faults", $"{faults + 1}", $"{faults}"),
            (Text(difference, "file"), difference.GetProperty("line").GetInt32(), Text(difference, "place"), Text(difference, "then"), Text(difference, "now")));
        JsonElement input = Assert.Single(document.RootElement.GetProperty("changed_inputs").EnumerateArray());
        Assert.Equal(("version of QEMU", "1.0"), (Text(input, "input"), Text(input, "then")));
        Assert.Equal(_scratch["again"], Text(document.RootElement, "folder"));
        Assert.True(File.Exists(_scratch["again/manifest.json"]));
    }

    /// <summary>One minor fault more in line 3 of runs.csv, made by an older QEMU.</summary>
    private long Forge()
    {
        ProcessResult result = ProcessResult.Load(_scratch["result"]);
        RunRow second = result.Runs[1];
        byte[] runs = RunRow.Csv([.. result.Runs[0].Parameters.Names]).ToBytes([result.Runs[0], second with { MinorFaults = second.MinorFaults + 1 }]);
        File.WriteAllBytes(_scratch["result/runs.csv"], runs);
        File.WriteAllBytes(_scratch["result/manifest.json"], ManifestJson.ToBytes(result.Manifest with
        {
            Environment = result.Manifest.Environment with { QemuVersion = "1.0" },
            Files = new Dictionary<string, string>(result.Manifest.Files, StringComparer.Ordinal) { ["runs.csv"] = Digest.Of(runs) },
        }));
        return second.MinorFaults;
    }

    private Task<ProgramRun> RunAsync(IEnumerable<string> arguments) => Mp3Program.RunAsync(_scratch.Path, arguments);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
