// SPDX-License-Identifier: MIT

using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Comparing;

public sealed class SideFoldersTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Results_of_other_studies_are_named_with_what_the_rest_has_in_common()
    {
        string a = Publish("a", SyntheticStudy.CaseStudy1(5, 0.1));
        string b = Publish("b", SyntheticStudy.Multiprog([1, 5]));
        string c = Publish("c", SyntheticStudy.CaseStudy1(5, 0.2));

        Assert.Equal($"only results of one study can be compared: {a} and {c} are of casestudy1; {b} is of multiprog", Refused(a, b, c));
    }

    [Fact]
    public void Where_no_run_is_in_all_it_is_said_which_one_is_in_most()
    {
        string a = Publish("a", SyntheticStudy.Multiprog([1, 5]));
        string b = Publish("b", SyntheticStudy.Multiprog([5, 11]));
        string c = Publish("c", SyntheticStudy.Multiprog([20]));

        Assert.Equal($"no run is in all of them: {a} has n01, n05; {b} has n05, n11; {c} has n20; without {c} the others have n05 in common", Refused(a, b, c));
        Assert.Equal($"no run is in all of them: {a} has n01, n05; {c} has n20", Refused(a, c));
    }

    [Fact]
    public void One_is_too_few_and_more_than_a_picture_tells_apart_are_too_many()
    {
        Assert.Equal("results/x alone can't be compared: name two results or more", Refused("results/x"));
        Assert.Equal(
            "9 results are too many to be told apart in a picture: compare at most 8 at a time",
            Refused([.. Enumerable.Range(0, SideFolders.Most + 1).Select(i => $"results/{i}")]));
    }

    [Fact]
    public void A_folder_that_is_named_twice_among_others_is_refused()
    {
        string a = Publish("a", SyntheticStudy.CaseStudy1(5, 0.1));
        string b = Publish("b", SyntheticStudy.CaseStudy1(5, 0.2));

        Assert.Equal($"{a} and {a}/ are one result: name each once", Refused(a, b, $"{a}/"));
    }

    private static string Refused(params string[] folders)
    {
        Mp3Exception e = Assert.Throws<Mp3Exception>(() => Compared.Load(folders));
        Assert.Equal(ExitCode.Usage, e.ExitCode);
        return e.Message;
    }

    private string Publish(string name, ProcessResult study)
    {
        using ResultDraft draft = ResultFolder.Create(_scratch[name]);
        SyntheticStudy.Write(draft, study);
        return draft.Publish().Path;
    }
}
