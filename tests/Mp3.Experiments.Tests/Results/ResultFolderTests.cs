// SPDX-License-Identifier: MIT

using System.Security.Cryptography;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Results;

public sealed class ResultFolderTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_published_result_is_read_back_whole()
    {
        ProcessResult study = SyntheticStudy.CaseStudy1(5, 0.1);
        using ResultDraft draft = ResultFolder.Create(_scratch["x"]);
        ProcessResult written = SyntheticStudy.Write(draft, study);
        ResultPlace place = draft.Publish();

        ProcessResult read = ProcessResult.Load(place.Path);

        Assert.Equal(study.Samples, read.Samples);
        Assert.Equal(study.Runs, read.Runs);
        Assert.Equal(study.Machine, read.Machine);
        Assert.Equal(study.Pressure, read.Pressure);
        Assert.Equal(written.ManifestHash, read.ManifestHash);
        Assert.Equal(Sha256Of(Path.Combine(place.Path, "manifest.json")), read.ManifestHash);
        Assert.Equal(Sha256Of(Path.Combine(place.Path, "samples.csv")), read.Manifest.Files["samples.csv"]);
        Assert.Equal(["machine.csv", "manifest.json", "pressure.csv", "runs.csv", "samples.csv"], Names(place.Path));
    }

    [Fact]
    public void The_committed_fixture_is_what_its_generator_makes()
    {
        ProcessResult made = SyntheticStudy.CaseStudy1(5, 0.125);
        ProcessResult committed = ProcessResult.Load(FixtureFolder.CaseStudy1);

        Assert.Equal(made.Samples, committed.Samples);
        Assert.Equal(made.Runs, committed.Runs);
        Assert.Equal(made.Machine, committed.Machine);
        Assert.Equal(made.Pressure, committed.Pressure);
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        Mp3Exception e = Assert.Throws<Mp3Exception>(() => ProcessResult.Load(_scratch["none"]));

        Assert.Contains(_scratch["none"], e.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, e.ExitCode);
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("samples.csv")]
    [InlineData("runs.csv")]
    [InlineData("machine.csv")]
    [InlineData("pressure.csv")]
    public void A_missing_file_is_named(string file)
    {
        string folder = CopyOfFixture();
        File.Delete(Path.Combine(folder, file));

        Mp3Exception e = Assert.Throws<Mp3Exception>(() => ProcessResult.Load(folder));

        Assert.Contains(Path.Combine(folder, file) + " is missing", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("samples.csv", 2, "minor_faults", "-5", "minor_faults is -5, less than 0")]
    [InlineData("samples.csv", 300, "time_ns", "1", "time_ns goes back from ")]
    [InlineData("samples.csv", 2, "swap_kib", "-4", "swap_kib is -4, less than 0")]
    [InlineData("machine.csv", 2, "free_kib", "-4", "free_kib is -4, less than 0")]
    [InlineData("machine.csv", 30, "time_ns", "1", "time_ns goes back from ")]
    [InlineData("pressure.csv", 30, "time_ns", "1", "time_ns goes back from ")]
    [InlineData("runs.csv", 3, "major_faults", "-1", "major_faults is -1, less than 0")]
    public void A_row_that_no_run_can_have_written_is_refused_though_its_digest_is_right(
        string file, int line, string column, string value, string message)
    {
        string folder = CopyOfFixture();
        string[] lines = File.ReadAllLines(Path.Combine(folder, file));
        string[] fields = lines[line - 1].Split(',');
        fields[Array.IndexOf(lines[0].Split(','), column)] = value;
        lines[line - 1] = string.Join(',', fields);
        Forge(folder, file, string.Join('\n', lines) + "\n");

        Mp3Exception e = Assert.Throws<Mp3Exception>(() => ProcessResult.Load(folder));

        Assert.Equal(ExitCode.Usage, e.ExitCode);
        Assert.StartsWith($"{Path.Combine(folder, file)}, line {line}: {message}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_result_that_says_nothing_of_memory_is_read_without_it()
    {
        ProcessResult present = ProcessResult.Load(FixtureFolder.CaseStudy1);

        ProcessResult older = ProcessResult.Load(FixtureFolder.OlderCaseStudy1);

        Assert.Equal([.. present.Samples.Select(row => row with { Memory = null })], older.Samples);
        Assert.Equal(present.Runs, older.Runs);
        Assert.Equal((0, 0), (older.Machine.Count, older.Pressure.Count));
        string[] unknown = ["memory-pair-a", "reclaim-pair-a", "memory-pair-b", "reclaim-pair-b"];
        Assert.Equal(
            StudyList.View(present).Figures.Select(figure => figure.Name).Except(unknown),
            StudyList.View(older).Figures.Select(figure => figure.Name));
    }

    [Theory]
    [InlineData("samples.csv")]
    [InlineData("runs.csv")]
    public void A_file_without_rows_is_refused(string file)
    {
        string folder = CopyOfFixture();
        Forge(folder, file, File.ReadLines(Path.Combine(folder, file)).First() + "\n");

        Mp3Exception e = Assert.Throws<Mp3Exception>(() => ProcessResult.Load(folder));

        Assert.Contains($"{file} holds no rows", e.Message, StringComparison.Ordinal);
    }

    private static void Forge(string folder, string file, string content)
    {
        string path = Path.Combine(folder, file);
        string before = Sha256Of(path);
        File.WriteAllText(path, content);
        string manifest = Path.Combine(folder, "manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(before, Sha256Of(path), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("samples.csv")]
    [InlineData("runs.csv")]
    [InlineData("machine.csv")]
    [InlineData("pressure.csv")]
    public void A_file_that_was_changed_after_the_run_is_refused(string file)
    {
        string path = Path.Combine(CopyOfFixture(), file);
        byte[] content = File.ReadAllBytes(path);
        content[^3] ^= 1;
        File.WriteAllBytes(path, content);

        Mp3Exception e = Assert.Throws<Mp3Exception>(() => ProcessResult.Load(Path.GetDirectoryName(path)!));

        Assert.Contains(path, e.Message, StringComparison.Ordinal);
        Assert.Contains(Sha256Of(path)[..12], e.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, e.ExitCode);
    }

    private static string Sha256Of(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private static IEnumerable<string?> Names(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private string CopyOfFixture()
    {
        Directory.CreateDirectory(_scratch["copy"]);
        foreach (string file in Directory.EnumerateFiles(FixtureFolder.CaseStudy1))
        {
            File.Copy(file, Path.Combine(_scratch["copy"], Path.GetFileName(file)));
        }

        return _scratch["copy"];
    }
}
