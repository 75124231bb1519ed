// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Results;

public sealed class ResultDraftTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Nothing_has_the_final_name_before_it_is_published()
    {
        using ResultDraft draft = ResultFolder.Create(_scratch["x"]);
        Write(draft, seed: 1);

        Assert.Equal(_scratch["x.incomplete"], draft.Path);
        Assert.Equal(["x.incomplete"], Entries());
    }

    [Fact]
    public void A_draft_that_nothing_was_written_to_leaves_nothing_behind()
    {
        using (ResultFolder.Create(_scratch["x"]))
        {
            Assert.Equal(["x.incomplete"], Entries());
        }

        Assert.Empty(Entries());
    }

    [Fact]
    public void A_draft_that_was_written_and_not_published_is_kept()
    {
        using (ResultDraft draft = ResultFolder.Create(_scratch["x"]))
        {
            Write(draft, seed: 1);
        }

        Assert.Equal(["x.incomplete"], Entries());
    }

    [Fact]
    public void Pictures_in_the_draft_are_published_with_it()
    {
        using ResultDraft draft = ResultFolder.Create(_scratch["x"]);
        Write(draft, seed: 1);
        File.WriteAllText(Path.Combine(draft.Path, "a.png"), "picture");

        ResultPlace place = draft.Publish();

        Assert.Equal(new ResultPlace(_scratch["x"], null), place);
        Assert.Equal("picture", File.ReadAllText(Path.Combine(place.Path, "a.png")));
        Assert.Equal(["x"], Entries());
    }

    [Fact]
    public void What_a_killed_run_left_is_removed()
    {
        Directory.CreateDirectory(_scratch["x.incomplete/sub"]);
        File.WriteAllText(_scratch["x.incomplete/sub/old"], "");
        File.WriteAllText(_scratch["x.incomplete/.lock"], "");

        Publish("x", seed: 1);

        Assert.Equal(["machine.csv", "manifest.json", "pressure.csv", "runs.csv", "samples.csv"], Directory.EnumerateFileSystemEntries(_scratch["x"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Two_runs_do_not_write_the_same_draft()
    {
        using ResultDraft first = ResultFolder.Create(_scratch["x"]);

        Mp3Exception e = Assert.Throws<Mp3Exception>(() => ResultFolder.Create(_scratch["x"]));

        Assert.Contains("another run is writing", e.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, e.ExitCode);
    }

    [Fact]
    public void A_different_result_is_archived_under_its_manifest_s_hash()
    {
        Publish("x", seed: 1);
        string hash = ProcessResult.Load(_scratch["x"]).ManifestHash;

        ResultPlace place = Publish("x", seed: 2);

        string archived = Path.Combine(_scratch["archive"], $"x-{hash[..12]}");
        Assert.Equal(archived, place.ArchivedPath);
        Assert.Equal(1UL, ProcessResult.Load(archived).Manifest.Settings.Seed);
        Assert.Equal(2UL, ProcessResult.Load(_scratch["x"]).Manifest.Settings.Seed);
    }

    [Fact]
    public void The_same_result_is_replaced()
    {
        ResultPlace first = Publish("x", seed: 1);
        File.WriteAllText(Path.Combine(first.Path, "old.png"), "");

        ResultPlace second = Publish("x", seed: 1);

        Assert.Equal(first, second);
        Assert.False(File.Exists(Path.Combine(second.Path, "old.png")));
        Assert.Equal(["x"], Entries());
    }

    [Theory]
    [InlineData("notes.txt", "what I thought")]
    [InlineData("samples.csv", "what I changed")]
    public void What_a_person_put_into_a_result_is_archived_with_it(string file, string text)
    {
        ResultPlace first = Publish("x", seed: 1);
        File.WriteAllText(Path.Combine(first.Path, file), text);

        ResultPlace second = Publish("x", seed: 1);

        Assert.NotNull(second.ArchivedPath);
        Assert.Equal(text, File.ReadAllText(Path.Combine(second.ArchivedPath, file)));
        Assert.Equal(1UL, ProcessResult.Load(second.Path).Manifest.Settings.Seed);
    }

    [Fact]
    public void Two_archived_results_never_share_a_name()
    {
        foreach (string text in (string[])["first", "second"])
        {
            File.WriteAllText(Path.Combine(Publish("x", seed: 1).Path, "notes.txt"), text);
        }

        Publish("x", seed: 1);

        Assert.Equal(
            ["first", "second"],
            Directory.GetDirectories(_scratch["archive"]).Select(folder => File.ReadAllText(Path.Combine(folder, "notes.txt"))).Order());
    }

    [Fact]
    public void Results_that_alternate_leave_one_folder_each()
    {
        foreach (ulong seed in (ulong[])[1, 2, 1, 2, 1])
        {
            Publish("x", seed);
        }

        Assert.Equal(1UL, ProcessResult.Load(_scratch["x"]).Manifest.Settings.Seed);
        Assert.Equal(2, Directory.GetDirectories(_scratch["archive"]).Length);
    }

    [Fact]
    public void A_failed_result_is_kept_apart()
    {
        Publish("x", seed: 1);

        ResultPlace failed = Publish("x", seed: 2, Manifest.Failed);

        Assert.Equal(new ResultPlace(_scratch["x.failed"], null), failed);
        Assert.Equal(1UL, ProcessResult.Load(_scratch["x"]).Manifest.Settings.Seed);
        Assert.Equal(2UL, ProcessResult.Load(_scratch["x.failed"]).Manifest.Settings.Seed);
    }

    [Fact]
    public void A_folder_that_is_no_result_is_never_touched()
    {
        Directory.CreateDirectory(_scratch["home"]);
        File.WriteAllText(_scratch["home/thesis.txt"], "");

        Mp3Exception e = Assert.Throws<Mp3Exception>(() => ResultFolder.Create(_scratch["home"]));

        Assert.Contains("is not a result folder", e.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(_scratch["home/thesis.txt"]));
    }

    [Fact]
    public void An_empty_folder_is_filled()
    {
        Directory.CreateDirectory(_scratch["x"]);

        Assert.Null(Publish("x", seed: 1).ArchivedPath);
        Assert.True(File.Exists(_scratch["x/manifest.json"]));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        File.WriteAllText(_scratch["file"], "");

        Mp3Exception e = Assert.Throws<Mp3Exception>(() => ResultFolder.Create(_scratch["file/x"]));

        Assert.StartsWith($"cannot write results to {_scratch["file/x"]}: ", e.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, e.ExitCode);
    }

    [Fact]
    public void A_full_disk_fails_with_one_line()
    {
        using ResultDraft draft = ResultFolder.Create(_scratch["x"]);
        File.CreateSymbolicLink(Path.Combine(draft.Path, "samples.csv"), "/dev/full");

        Mp3Exception e = Assert.Throws<Mp3Exception>(() => Write(draft, seed: 1));

        Assert.Contains("no space left", e.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, e.ExitCode);
    }

    private IEnumerable<string?> Entries() => Directory.EnumerateFileSystemEntries(_scratch.Path).Select(Path.GetFileName);

    private ResultPlace Publish(string name, ulong seed, string verdict = Manifest.Complete)
    {
        using ResultDraft draft = ResultFolder.Create(_scratch[name]);
        Write(draft, seed, verdict);
        return draft.Publish();
    }

    private static void Write(ResultDraft draft, ulong seed, string verdict = Manifest.Complete)
    {
        Manifest manifest = SyntheticStudy.ManifestOf("casestudy1", verdict, 1);
        ProcessResult.Write(draft, manifest with { Settings = manifest.Settings with { Seed = seed } }, [Row.Sample(1, 0.05, "p", 1, 0)], [SyntheticStudy.CaseStudy1(1, 0.1).Runs[0]], [], []);
    }
}
