// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Scripts;

/// <summary>The programs of <c>scripts/test-programs</c>, which only tests need.</summary>
internal static class TestPrograms
{
    /// <summary>
    /// Absolute path of a program. Where it is missing the test is skipped, and says what to install; under continuous
    /// integration it fails.
    /// </summary>
    /// <param name="name">Its first name in the list.</param>
    public static string Find(string name)
    {
        string? line = File.ReadLines(Path.Combine(Repository.Find(), "scripts", "test-programs"))
            .SingleOrDefault(line => line.Split(' ', '|')[0] == name);
        Assert.True(line is not null, $"{name} is to stand in scripts/test-programs: make test installs what stands there");
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string? path = words[0].Split('|').Select(other => Programs.Find(other)).FirstOrDefault(found => found is not null);
        string advice = $"{name} is not here: it is in Debian's package {words[1]}, and make test installs it where there is apt";
        Assert.SkipWhen(path is null && Environment.GetEnvironmentVariable("CI") != "true", advice);
        Assert.True(path is not null, advice);
        return path;
    }
}
