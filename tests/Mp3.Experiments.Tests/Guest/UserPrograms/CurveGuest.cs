// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.RamCurve;

namespace Mp3.Experiments.Tests.Guest.UserPrograms;

/// <summary>Makes curves as a user does, with a store of their own.</summary>
internal sealed class CurveGuest : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    /// <summary>Path of a file of the result.</summary>
    public string this[string name] => _scratch[$"curve/{name}"];

    public void Dispose() => _scratch.Dispose();

    /// <param name="words">What follows <c>mp3 curve</c>.</param>
    /// <returns>The result, read again from its folder; all of its self-checks hold.</returns>
    public async Task<CurveResult> RunAsync(params IReadOnlyList<string> words)
    {
        IStudyRequest request = StudyWords.Read(new CurveStudy(), [.. TestKernel.Arguments, "--store", _scratch["store"], .. words]);
        using ResultDraft draft = ResultFolder.Create(_scratch["curve"]);
        StudyRun run = await StudyRun.OfAsync(request, draft, new KeptProgress(), TestContext.Current.CancellationToken);
        ResultView view = new CurveStudy().View(run.Result);
        Assert.NotEmpty(ResultPages.Write(view, draft.Path, draft.Path));
        _ = draft.Publish();
        var result = (CurveResult)new CurveStudy().Load(ResultFolder.Open(_scratch["curve"]));
        Assert.All(result.Manifest.Checks, check => Assert.True(check.Passed, $"{check.Run}: {check.Name}: {check.Detail}"));
        return result;
    }
}
