// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Import;

/// <summary>Something that was recognised.</summary>
/// <param name="Value">What.</param>
/// <param name="Why">By what it was recognised, or who said so.</param>
internal sealed record Finding<T>(T Value, string Why);

/// <summary>Something that the data don't decide.</summary>
/// <param name="Why">What was seen, and the file's name.</param>
/// <param name="Answers">What the user can say, the likeliest first, each with nothing but the answer; none: no option
/// helps.</param>
internal sealed record Question(string Why, IReadOnlyList<ImportOptions> Answers);

/// <summary>A file that can't be read before a question is answered. It never leaves the import.</summary>
internal sealed class UndecidedException(Question question) : Exception(question.Why)
{
    public Question Question { get; } = question;

    /// <param name="why">What was seen, and the file's name.</param>
    /// <param name="answers">What the user can say, the likeliest first.</param>
    public UndecidedException(string why, params IReadOnlyList<ImportOptions> answers)
        : this(new Question(why, answers))
    {
    }
}
