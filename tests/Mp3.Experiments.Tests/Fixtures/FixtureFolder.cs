// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Tests.Fixtures;

/// <summary>Finds committed fixtures from wherever the tests were built.</summary>
internal static class FixtureFolder
{
    /// <summary>The checkout.</summary>
    public static string Repository { get; } = Root();

    /// <summary>A result folder with made-up numbers, see README.md beside it.</summary>
    public static string CaseStudy1 { get; } = Path.Combine(Repository, "tests", "Mp3.Experiments.Tests", "Fixtures", "synthetic-casestudy1");

    /// <summary>The same folder as a version wrote it that knew schema 2: nothing of parameters, nothing of memory.</summary>
    public static string OlderCaseStudy1 { get; } = Path.Combine(Repository, "tests", "Mp3.Experiments.Tests", "Fixtures", "schema2-casestudy1");

    /// <summary>A program that runs the commands of <c>script.sh</c> in the folder that it is called from.</summary>
    public static string Script { get; } = Path.Combine(Root(), "tests", "Mp3.Experiments.Tests", "Fixtures", "script.sh");

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Mp3.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the tests are not within the repository");
    }
}
