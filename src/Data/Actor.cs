namespace RadicaleVernieuwers.Data;

/// <summary>Who acts in this scope: set from the signed-in person for a request, left empty for the program itself.</summary>
public sealed class Actor
{
    public UserId? User { get; private set; }

    public void ActAs(UserId user) => User = user;
}
