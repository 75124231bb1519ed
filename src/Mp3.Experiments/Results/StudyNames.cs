// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Results;

/// <summary>
/// The names that a manifest may give its study. Results are exchanged, so a name is looked up here before anything is
/// made of it, such as the name of a folder.
/// </summary>
public static class StudyNames
{
    public const string CaseStudy1 = "casestudy1";
    public const string Multiprogramming = "multiprog";
    public const string CaseStudy3 = "casestudy3";

    public static IReadOnlyList<string> All { get; } = [CaseStudy1, Multiprogramming, CaseStudy3];
}
