// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Sweep.Definition;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies.Sweep.Definition;

public sealed class SweepFileTests
{
    private const string Whole =
        """
        # RAM and copies
        study = "multiprog"
        seeds = "1..3"

        [options]
        swap-size = 4096
        sysctl = ["vm.swappiness=100", "vm.page-cluster=0"]
        faults = true
        scale = 0.125

        [sweep]
        memory = [512, 1024]
        swap = ["ssd", "hdd"]
        n = "1..3,8"
        """;

    [Fact]
    public void All_of_a_file_is_read_in_its_order()
    {
        SweepDefinition sweep = SweepFile.Parse(Whole, "ram.toml");

        Assert.Equal("multiprog", sweep.Study.Text);
        Assert.Equal([1UL, 2UL, 3UL], sweep.Seeds);
        Assert.Equal(
            ["swap-size 4096", "sysctl vm.swappiness=100 vm.page-cluster=0", "faults true", "scale 0.125"], Texts(sweep.Options));
        Assert.Equal(["memory 512 1024", "swap ssd hdd", "n 1 2 3 8"], Texts(sweep.Axes));
        Assert.Empty(sweep.Program);
    }

    [Fact]
    public void A_program_is_words_that_stay_as_they_are() => Assert.Equal(
        ["sort", "-k 2,2", "--", "a file"],
        SweepFile.Parse("study = \"run\"\nprogram = [\"sort\", \"-k 2,2\", \"--\", 'a file']\n", "x.toml").Program.Select(word => word.Text));

    [Fact]
    public void Every_word_knows_its_place()
    {
        SweepDefinition sweep = SweepFile.Parse(Whole, "ram.toml");

        Assert.Equal("ram.toml:2:9", sweep.Study.Place);
        Assert.Equal("ram.toml:6:1", sweep.Options[0].Name.Place);
        Assert.Equal("ram.toml:12:16", sweep.Axes[0].Values[1].Place);
        // Those of a list in one text have its place.
        Assert.Equal(["ram.toml:14:5"], sweep.Axes[2].Values.Select(value => value.Place).Distinct());
    }

    [Theory]
    [InlineData("study = \"multiprog\"\nseed = 1\n", "x.toml:2:1: a sweep has no key 'seed'; did you mean seeds?")]
    [InlineData("study = \"multiprog\"\n[swep]\nn = [1]\n", "x.toml:2:2: a sweep has no table [swep]; did you mean sweep?")]
    [InlineData("study = \"multiprog\"\n[axes]\nn = [1]\n", "x.toml:2:2: a sweep has no table [axes]; it has [options] and [sweep]")]
    [InlineData("study = \"multiprog\"\noptions = { memory = 512 }\n", "x.toml:2:1: options is a table: write [options], and its keys below")]
    [InlineData("study = \"multiprog\"\nsweep.memory = [512]\n", "x.toml:2:1: sweep.memory: write a table, [sweep], instead of a name with a dot")]
    [InlineData("study = 5\n", "x.toml:1:9: study is the name of a study, in quotes")]
    [InlineData("study = \"multiprog\"\nseeds = 5\n", "x.toml:2:9: seeds is a list: \"1..5\" or [1, 2, 7]")]
    [InlineData("study = \"multiprog\"\nseeds = [1, -2]\n", "x.toml:2:13: '-2' is no seed: write whole numbers, such as 1..5 or 1,2,7")]
    [InlineData("study = \"multiprog\"\nseeds = [1, 2, 1]\n", "x.toml:2:16: seed 1 is there twice")]
    [InlineData("study = \"multiprog\"\n[sweep]\nmemory = 512\n", "x.toml:3:10: memory is a list: [512, 1024] or \"1..20\"")]
    [InlineData("study = \"multiprog\"\n[sweep]\nmemory = []\n", "x.toml:3:1: memory has no value")]
    [InlineData("study = \"multiprog\"\n[sweep]\nmemory = [2026-01-01]\n", "x.toml:3:11: memory is a text, a number, true or false")]
    [InlineData("study = \"multiprog\"\n[sweep]\nmemory = [[512]]\n", "x.toml:3:11: memory is a text, a number, true or false")]
    [InlineData("study = \"multiprog\"\n[sweep]\nn = \"9..1\"\n", "x.toml:3:5: '9..1' runs backwards; did you mean 1..9?")]
    [InlineData("study = \"multiprog\"\n[[sweep]]\nn = [1]\n", "x.toml:2:3: [[sweep]] would be many tables, and a sweep has [options] and [sweep] once")]
    [InlineData("study = \"run\"\nprogram = \"sort\"\n", "x.toml:2:11: program is a list of words: [\"sort\", \"FILE\"]")]
    [InlineData("study = \"run\"\nprogram = [\"sort\", 5]\n", "x.toml:2:20: program is words in quotes, each a program's argument")]
    [InlineData("seeds = \"1..5\"\n", "x.toml: it has no study: write study = \"multiprog\", or the name of another one")]
    public void What_no_sweep_has_is_refused_where_it_stands(string text, string message)
    {
        Mp3Exception e = Assert.Throws<Mp3Exception>(() => SweepFile.Parse(text, "x.toml"));

        Assert.Equal((ExitCode.Usage, message), (e.ExitCode, e.Message));
    }

    [Theory]
    [InlineData("study = \"multiprog\nseeds = 1\n", "x.toml:1:")]
    [InlineData("study = \"multiprog\"\nstudy = \"curve\"\n", "x.toml:2:")]
    [InlineData("study = \"multiprog\"\n[sweep]\nn = [1]\n\n[sweep]\nmemory = [1]\n", "x.toml:5:")]
    public void What_is_no_TOML_is_refused_where_it_stands(string text, string place)
    {
        Mp3Exception e = Assert.Throws<Mp3Exception>(() => SweepFile.Parse(text, "x.toml"));

        Assert.Equal(ExitCode.Usage, e.ExitCode);
        Assert.StartsWith(place, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named_with_the_one_that_may_be_meant()
    {
        using var scratch = new ScratchFolder();
        scratch.Write("memory.toml", Whole);

        Mp3Exception e = Assert.Throws<Mp3Exception>(() => SweepFile.Read(scratch["memroy.toml"]));

        Assert.EndsWith("did you mean memory.toml?", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Axes_that_are_typed_take_the_place_of_the_file_s()
    {
        SweepDefinition sweep = SweepFile.Parse(Whole, "ram.toml").With(
            [Axis("memory", "256"), Axis("swap-size", "2048", "4096"), Axis("size", "50")], [7]);

        Assert.Equal(["memory 256", "swap ssd hdd", "n 1 2 3 8", "swap-size 2048 4096", "size 50"], Texts(sweep.Axes));
        Assert.DoesNotContain("swap-size", sweep.Options.Select(option => option.Name.Text));
        Assert.Equal([7UL], sweep.Seeds);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        SweepDefinition sweep = SweepFile.Parse(Whole, "ram.toml");

        string text = SweepToml.TextOf(sweep);
        SweepDefinition again = SweepFile.Parse(text, "again.toml");

        Assert.Equal(text, SweepToml.TextOf(again));
        Assert.Equal(Texts(sweep.Options), Texts(again.Options));
        Assert.Equal(Texts(sweep.Axes), Texts(again.Axes));
        Assert.Equal(sweep.Seeds, again.Seeds);
        Assert.Equal(
            """
            study = "multiprog"
            seeds = "1..3"

            [options]
            swap-size = 4096
            sysctl = ["vm.swappiness=100", "vm.page-cluster=0"]
            faults = true
            scale = "0.125"

            [sweep]
            memory = [512, 1024]
            swap = ["ssd", "hdd"]
            n = [1, 2, 3, 8]

            """,
            text);
    }

    [Fact]
    public void Words_of_all_kinds_survive()
    {
        var sweep = new SweepDefinition(
            new SweepWord("run"),
            [new SweepEntry(new SweepWord("env"), [new SweepWord("A=\"b\"\\ \t")])],
            [Axis("limit", "007", "1_000", "-0", "1e3", "ü")],
            [],
            [new SweepWord("sort"), new SweepWord("")]);

        SweepDefinition again = SweepFile.Parse(SweepToml.TextOf(sweep), "x.toml");

        Assert.Equal(Texts(sweep.Options), Texts(again.Options));
        Assert.Equal(Texts(sweep.Axes), Texts(again.Axes));
        Assert.Equal(sweep.Program.Select(word => word.Text), again.Program.Select(word => word.Text));
    }

    private static SweepEntry Axis(string name, params string[] values) => new(new SweepWord(name), [.. values.Select(value => new SweepWord(value))]);

    private static IEnumerable<string> Texts(IEnumerable<SweepEntry> entries) =>
        entries.Select(entry => $"{entry.Name.Text} {string.Join(' ', entry.Values.Select(value => value.Text))}");
}
